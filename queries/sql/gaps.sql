-- One row per commune below its target, most people missing first (tied: remote and minority).
with province as (
    select sum(people_missing) as people_missing
    from commune_at($indicator, $as_of::date, $target_year::integer)
)

select
    commune_code,
    commune,
    kind,
    former_district,
    former_districts,
    border,
    mountainous,
    remote,
    has_minority_village,
    reported_on,
    numerator,
    denominator,
    share_percent,
    target_percent,
    gap_points,
    gap.people_missing,
    measure,
    value,
    target,
    is_estimated,
    is_silent,
    level,
    sort_key,
    100 * gap.people_missing / nullif(province.people_missing, 0) as share_of_province_gap_percent
from communes_in($indicator, $as_of::date, $target_year::integer, $district, $group) as gap
cross join province
where level in ('near', 'behind')
order by
    gap.people_missing desc nulls last,
    'yes' in (remote, has_minority_village) desc,
    target - value desc,
    commune_code
