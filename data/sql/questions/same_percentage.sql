-- One row per unit whose percentage stands several times in one report.
with shares as (
    select
        *,
        round(100 * numerator / denominator, 2) as share
    from observations_in_force
    where denominator >= $pattern_least_denominator and numerator between 1 and denominator - 1
),

repeated as (
    select
        *,
        count(*) over (partition by report_number, indicator, as_of, share) as times
    from shares
)

select
    report_number,
    unit_code,
    indicator,
    as_of,
    sheet,
    cell,
    share as found,
    times as before,
    null::date as as_of_before
from repeated
where times >= $same_percentage_communes
order by report_number, indicator, as_of, share, unit_code
