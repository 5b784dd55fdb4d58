-- One row per unit, indicator and date: what the last report of it says.
select
    unit_code,
    indicator,
    as_of,
    numerator,
    denominator
from observations_in_force
order by as_of, unit_code, indicator
