-- One row per report and indicator in which every percentage ends in 0 or 5.
with shares as (
    select
        *,
        round(100 * numerator / denominator, 1) as share
    from observations_in_force
    where denominator >= $pattern_least_denominator and numerator between 1 and denominator - 1
)

select
    report_number,
    null::varchar as unit_code,
    indicator,
    as_of,
    min(sheet) as sheet,
    min_by(cell, unit_code) as cell,
    count(*) as found,
    null::bigint as before,
    null::date as as_of_before
from shares
group by report_number, indicator, as_of
having count(*) >= $round_percentage_communes and bool_and(share % 5 = 0)
order by report_number, indicator, as_of
