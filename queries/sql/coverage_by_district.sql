-- One row per indicator and former district: its communes (those of the group asked for) added up.
with added as (
    select
        indicator,
        former_district,
        any_value(measure) as measure,
        any_value(target) as target,
        any_value(near_points) as near_points,
        if(count(distinct border) = 1, any_value(border), 'mixed') as border,
        if(count(distinct mountainous) = 1, any_value(mountainous), 'mixed') as mountainous,
        if(count(distinct remote) = 1, any_value(remote), 'mixed') as remote,
        if(count(distinct has_minority_village) = 1, any_value(has_minority_village), 'mixed')
            as has_minority_village,
        if(count(distinct minority_area) = 1, any_value(minority_area), 'mixed')
            as minority_area,
        count(*) as communes_total,
        count(*) filter (where not is_silent) as communes_reported,
        max(reported_on) as reported_on,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        bool_or(is_estimated) as is_estimated,
        bool_and(is_silent) as is_silent,
        lowest_percent(numerator, everybody) as lowest,
        highest_percent(numerator, everybody, is_silent) as highest,
        min(commune_code) as first_code
    from communes_in($indicator, $as_of::date, $target_year::integer, $district, $group)
    group by indicator, former_district
)

select
    indicator,
    former_district,
    border,
    mountainous,
    remote,
    has_minority_village,
    minority_area,
    communes_reported,
    communes_total,
    reported_on,
    numerator,
    denominator,
    if_share(measure, share_percent(numerator, denominator)) as share_percent,
    if_share(measure, lowest) as lowest_percent,
    if_share(measure, highest) as highest_percent,
    if_share(measure, target) as target_percent,
    if_share(measure, target - share_percent(numerator, denominator)) as gap_points,
    if_share(measure, people_missing(numerator, denominator, target)) as people_missing,
    measure,
    value_of(measure, numerator, denominator) as value,
    target,
    is_estimated,
    is_silent,
    level_of(measure, numerator, value_of(measure, numerator, denominator), target, near_points)
        as level
from added
order by indicator, first_code
