-- One row per indicator, report date and unit: a commune, until the merger its old units too.
with old_parts as (
    select
        old_code as unit_code,
        old_unit as unit,
        old_units.kind,
        100 * (share_to - share_from) as share_percent,
        is_estimated
    from parts
    inner join old_units using (old_code)
    where commune_code = $commune_code
),

said as (
    select
        commune_values.* exclude (commune_code),
        commune_code as unit_code,
        commune as unit,
        kind,
        false as is_old_unit,
        100.0 as share_percent
    from commune_values
    inner join communes using (commune_code)
    where commune_code = $commune_code
    union all by name
    select
        old_parts.*,
        true as is_old_unit,
        indicator,
        as_of,
        as_of as reported_on,
        numerator,
        denominator
    from observations_in_force
    inner join old_parts using (unit_code)
    where as_of < (select value::date from settings where name = 'merger_date')
)

select
    said.indicator,
    said.as_of,
    said.unit_code,
    said.unit,
    said.kind,
    said.is_old_unit,
    said.share_percent,
    said.reported_on,
    said.numerator,
    said.denominator,
    indicators.measure,
    value_of(indicators.measure, said.numerator, said.denominator) as value,
    targets.target,
    said.is_estimated
from said
inner join indicators using (indicator)
left join targets on said.indicator = targets.indicator and year(said.as_of) = targets.year
where ($indicator::varchar is null or said.indicator = $indicator) and said.as_of <= $as_of::date
order by said.indicator, said.as_of, said.is_old_unit, said.unit_code
