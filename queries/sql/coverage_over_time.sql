-- One row per date and place: the province, each former district, or each commune.
with dates as (
    select distinct as_of
    from commune_values
    where indicator = $indicator and as_of <= $as_of::date
),

wanted as (
    select
        *,
        case $by when 'commune' then commune_code when 'district' then former_district else 'province' end
            as place_code,
        case $by when 'commune' then commune when 'district' then former_district else 'Hà Tĩnh' end
            as place
    from communes
    where is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village
    )
),

on_each_date as (
    select
        dates.as_of,
        wanted.place_code,
        wanted.place,
        commune_values.numerator,
        commune_values.denominator,
        commune_values.reported_on,
        rules.silent_after_days
    from dates
    cross join wanted
    cross join rules
    asof left join commune_values
        on
            wanted.commune_code = commune_values.commune_code
            and commune_values.indicator = $indicator
            and dates.as_of >= commune_values.as_of
),

added as (
    select
        as_of,
        place_code,
        any_value(place) as place,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        count(*) filter (where not is_silent(reported_on, as_of, silent_after_days)) as communes_reported,
        count(*) as communes_total
    from on_each_date
    group by as_of, place_code
)

select
    added.as_of,
    added.place_code,
    added.place,
    added.numerator,
    added.denominator,
    if_share(measure, share_percent(added.numerator, added.denominator)) as share_percent,
    if_share(measure, targets.target) as target_percent,
    added.communes_reported,
    added.communes_total,
    indicators.measure,
    value_of(measure, added.numerator, added.denominator) as value,
    targets.target
from added
inner join indicators on indicators.indicator = $indicator
left join targets
    on
        targets.indicator = $indicator
        and targets.year = coalesce($target_year::integer, year(added.as_of))
order by added.as_of, added.place_code
