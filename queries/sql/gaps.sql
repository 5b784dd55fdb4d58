-- One row per indicator and commune below its target, most people missing first.
-- When tied, remote and minority communes come first.
with province as (
    select
        *,
        100 * people_missing
        / nullif(sum(people_missing) over (partition by indicator), 0)
            as share_of_province_gap_percent
    from commune_at($indicator, $as_of::date, $target_year::integer)
)

select
    indicator,
    commune_code,
    commune,
    kind,
    former_district,
    former_districts,
    border,
    mountainous,
    remote,
    has_minority_village,
    minority_area,
    reported_on,
    numerator,
    denominator,
    share_percent,
    target_percent,
    gap_points,
    people_missing,
    measure,
    value,
    target,
    is_estimated,
    is_silent,
    level,
    sort_key,
    peer_group,
    share_of_province_gap_percent
from province
where
    level in ('near', 'behind')
    and is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village,
        minority_area
    )
order by
    indicator,
    people_missing desc nulls last,
    'yes' in (remote, has_minority_village, minority_area) desc,
    target - value desc,
    commune_code
