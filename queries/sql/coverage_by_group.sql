-- One row per indicator, grouping and membership.
-- Yes, no and unknown are three groups, never folded together.
with members as (
    unpivot (
        select *
        from communes_in($indicator, $as_of::date, $target_year::integer, $district, null)
    )
    on remote, border, mountainous, has_minority_village, minority_area
    into name grouping_name value membership
),

added as (
    select
        indicator,
        grouping_name,
        membership,
        any_value(measure) as measure,
        any_value(target) as target,
        count(*) as communes_total,
        count(*) filter (where not is_silent) as communes_reported,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        coalesce(bool_or(is_estimated), false) as is_estimated,
        lowest_percent(numerator, everybody) as lowest,
        highest_percent(numerator, everybody, is_silent) as highest
    from members
    group by indicator, grouping_name, membership
)

select
    indicator,
    grouping_name as "grouping",
    membership,
    communes_reported,
    communes_total,
    numerator,
    denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, lowest) as lowest_percent,
    if_share(measure, highest) as highest_percent,
    if_share(measure, people_missing(numerator, denominator, target)) as people_missing,
    measure,
    value_of(measure, numerator, denominator) as value,
    target,
    is_estimated
from added
order by indicator, grouping_name, membership desc
