-- One row per date and place: the province, each former district, or each commune.
with places as (
    select
        *,
        case $by
            when 'commune' then {code: commune_code, name: commune}
            when 'district' then {code: former_district, name: former_district}
            else {code: 'province', name: 'Hà Tĩnh'}
        end as place
    from communes
    where is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village
    )
),

of_indicator as (
    select * from commune_values where indicator = $indicator and as_of <= $as_of::date
),

on_each_date as (
    select
        dates.as_of,
        places.place,
        of_indicator.numerator,
        of_indicator.denominator,
        is_silent(of_indicator.reported_on, dates.as_of, rules.silent_after_days) as is_silent
    from (select distinct as_of from of_indicator) as dates
    cross join places
    cross join rules
    asof left join of_indicator
        on places.commune_code = of_indicator.commune_code and dates.as_of >= of_indicator.as_of
),

added as (
    select
        as_of,
        place,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        count(*) filter (where not is_silent) as communes_reported,
        count(*) as communes_total
    from on_each_date
    group by as_of, place
)

select
    as_of, added.place.code as place_code, added.place.name as place, numerator, denominator,
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
