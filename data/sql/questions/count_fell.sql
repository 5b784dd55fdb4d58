-- One row per cumulative count in force that is lower than the one before it.
with series as (
    select
        observations_in_force.*,
        lag(numerator) over before_it as numerator_before,
        lag(as_of) over before_it as as_of_before
    from observations_in_force
    inner join indicators using (indicator)
    where indicators.is_cumulative
    window before_it as (
        partition by unit_code, indicator, as_of >= $merger_date order by as_of
    )
),

-- The first value of a commune is held against the sum of its old units, unless that is estimated.
across_merger as (
    select
        series.* exclude (numerator_before, as_of_before),
        commune_values.numerator as numerator_before,
        commune_values.as_of as as_of_before
    from series
    asof inner join commune_values
        on
            series.unit_code = commune_values.commune_code
            and series.indicator = commune_values.indicator
            and series.as_of > commune_values.as_of
    where
        series.as_of >= $merger_date
        and series.numerator_before is null
        and not commune_values.is_estimated
),

pairs as (
    select * from series where numerator_before is not null
    union all by name
    select * from across_merger
)

select
    report_number,
    unit_code,
    indicator,
    as_of,
    sheet,
    cell,
    numerator as found,
    numerator_before as before,
    as_of_before
from pairs
where numerator < numerator_before
order by report_number, unit_code, indicator, as_of
