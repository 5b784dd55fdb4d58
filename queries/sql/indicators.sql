-- One row per indicator, in the plan's order.
select
    indicator,
    indicator_group,
    name,
    short_name,
    numerator_name,
    denominator_name,
    measure,
    unit,
    is_cumulative,
    lead_agency,
    plan_section
from indicators
order by position
