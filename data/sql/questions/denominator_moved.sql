-- One row per denominator in force that moved by the set percentage or more since the last one.
with series as (
    select
        observations_in_force.*,
        lag(denominator) over before_it as denominator_before,
        lag(as_of) over before_it as as_of_before
    from observations_in_force
    inner join indicators using (indicator)
    where indicators.is_cumulative and denominator is not null
    window before_it as (
        partition by unit_code, indicator, as_of >= $merger_date order by as_of
    )
),

across_merger as (
    select
        series.* exclude (denominator_before, as_of_before),
        commune_values.denominator as denominator_before,
        commune_values.as_of as as_of_before
    from series
    asof inner join commune_values
        on
            series.unit_code = commune_values.commune_code
            and series.indicator = commune_values.indicator
            and series.as_of > commune_values.as_of
    where
        series.as_of >= $merger_date
        and series.denominator_before is null
        and not commune_values.is_estimated
),

pairs as (
    select * from series where denominator_before is not null
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
    denominator as found,
    denominator_before as before,
    as_of_before
from pairs
where
    abs(denominator - denominator_before) * 100
        >= $denominator_change_percent * denominator_before
    and denominator != denominator_before
order by report_number, unit_code, indicator, as_of
