-- One row per date and place: the province, each former district, or each commune.
with of_indicator as (
    -- A value counts until the next one of its commune.
    select *, lead(as_of, 1, 'infinity') over (partition by commune_code order by as_of) as until
    from commune_values
    where indicator = $indicator and as_of <= $as_of::date
),

places as (
    select
        commune_code,
        case $by when 'commune' then commune_code when 'district' then former_district
            else 'province' end as place_code,
        case $by when 'commune' then commune when 'district' then former_district
            else 'Hà Tĩnh' end as place
    from communes
    where is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village
    )
),

on_each_date as (
    select dates.as_of, places.place_code, places.place, of_indicator.* exclude (as_of, until)
    from (select distinct as_of from of_indicator) as dates
    cross join places
    left join of_indicator
        on places.commune_code = of_indicator.commune_code
        and dates.as_of >= of_indicator.as_of
        and dates.as_of < of_indicator.until
),

added as (
    select
        as_of,
        place_code,
        any_value(place) as place,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        count(*) filter (where not is_silent(reported_on, as_of, silent_after_days))
            as communes_reported,
        count(*) as communes_total
    from on_each_date
    cross join rules
    group by as_of, place_code
)

select
    as_of, place_code, place, numerator, denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, target) as target_percent,
    communes_reported, communes_total, measure,
    value_of(measure, numerator, denominator) as value, target
from added
inner join indicators on indicators.indicator = $indicator
left join targets
    on targets.indicator = $indicator
    and targets.year = coalesce($target_year::integer, year(as_of))
order by as_of, place_code
