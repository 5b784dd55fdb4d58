-- One row per date: the province, or the district and group asked for, on the day asked for.
with communes_on_day as (
    select
        *,
        coalesce(denominator, reference_denominator) as bound_denominator,
        coalesce(numerator, 0) as last_numerator
    from communes_in($indicator, $as_of::date, $target_year::integer, $district, $group)
),

-- The bounds stay empty when a commune that never reported has no reference total.
added as (
    select
        any_value(measure) as measure,
        any_value(target) as target,
        count(*) as communes_total,
        count(*) filter (where not is_silent) as communes_reported,
        count(*) filter (where level = 'met') as communes_met,
        count(*) filter (where level = 'near') as communes_near,
        count(*) filter (where level = 'behind') as communes_behind,
        count(*) filter (where level = 'no_data') as communes_without_data,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        coalesce(bool_or(is_estimated), false) as is_estimated,
        sum(last_numerator) as lowest,
        sum(if(is_silent, 0, numerator)) as silent_at_zero,
        sum(if(is_silent, bound_denominator, numerator)) as highest,
        if(bool_and(bound_denominator is not null), sum(bound_denominator), null) as everybody
    from communes_on_day
)

select
    $as_of::date as as_of,
    communes_reported,
    communes_total,
    numerator,
    denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, share_percent(lowest, everybody)) as lowest_percent,
    if_share(measure, share_percent(highest, everybody)) as highest_percent,
    if_share(measure, share_percent(silent_at_zero, everybody)) as silent_at_zero_percent,
    if_share(measure, target) as target_percent,
    if_share(measure, target - share_percent(numerator, denominator)) as gap_points,
    if_share(measure, people_missing(numerator, denominator, target)) as people_missing,
    measure,
    value_of(measure, numerator, denominator) as value,
    target,
    communes_met,
    communes_near,
    communes_behind,
    communes_without_data,
    is_estimated
from added
order by as_of
