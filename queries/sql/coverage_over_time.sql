-- One row per date and place: the province, each former district, or each commune.
with places as (
    select
        *,
        case $by when 'commune' then commune_code when 'district' then former_district
            else 'province' end as place_code,
        case $by when 'commune' then commune when 'district' then former_district
            else 'Hà Tĩnh' end as place
    from commune_days
    where
        indicator = $indicator
        and as_of <= $as_of::date
        and as_of in (select as_of from commune_values where indicator = $indicator)
        and is_wanted(
            $district, $group, former_district, border, mountainous, remote, has_minority_village,
        minority_area
        )
),

added as (
    select
        as_of,
        place_code,
        any_value(place) as place,
        any_value(measure) as measure,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        count(*) filter (where not is_silent(reported_on, as_of, silent_after_days))
            as communes_reported,
        count(*) as communes_total
    from places
    group by as_of, place_code
)

select
    as_of,
    place_code,
    place,
    numerator,
    denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, target) as target_percent,
    communes_reported,
    communes_total,
    measure,
    value_of(measure, numerator, denominator) as value,
    target
from added
left join targets
    on targets.indicator = $indicator
    and targets.year = coalesce($target_year::integer, year(as_of))
order by as_of, place_code
