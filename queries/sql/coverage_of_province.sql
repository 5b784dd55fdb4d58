-- One row per indicator: the province, or the district and group asked for, on the day asked for.
with wanted as (
    select indicator
    from indicators
    where $indicator::varchar is null or indicator = $indicator
),

added as (
    select
        wanted.indicator,
        any_value(measure) as measure,
        any_value(target) as target,
        count(commune_code) as communes_total,
        count(*) filter (where not is_silent) as communes_reported,
        count(*) filter (where level = 'met') as communes_met,
        count(*) filter (where level = 'near') as communes_near,
        count(*) filter (where level = 'behind') as communes_behind,
        count(*) filter (where level = 'no_data') as communes_without_data,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        coalesce(bool_or(is_estimated), false) as is_estimated,
        lowest_percent(numerator, everybody) as lowest,
        highest_percent(numerator, everybody, is_silent) as highest,
        zero_percent(numerator, everybody, is_silent) as silent_at_zero
    from wanted
    left join
        communes_in($indicator, $as_of::date, $target_year::integer, $district, $group) as communes
        on wanted.indicator = communes.indicator
    group by wanted.indicator
)

select
    indicator,
    $as_of::date as as_of,
    communes_reported,
    communes_total,
    numerator,
    denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, lowest) as lowest_percent,
    if_share(measure, highest) as highest_percent,
    if_share(measure, silent_at_zero) as silent_at_zero_percent,
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
order by indicator
