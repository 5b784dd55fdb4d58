-- One row per indicator, report date and grouping: its two groups, and whether the gap widened.
with stretched as (
    select
        *,
        first_value(as_of) over stretch as first_day,
        mean_percent - first_value(mean_percent) over stretch as mean_change,
        difference_points - first_value(difference_points) over stretch as difference_change
    from equity_of($indicator, $district)
    cross join rules
    where as_of <= $as_of::date
    window stretch as (
        partition by indicator, grouping_name
        order by as_of
        range between to_days(pace_window_days) preceding and current row
    )
)

select
    stretched.indicator,
    as_of,
    grouping_name as "grouping",
    mean_percent,
    worse_group,
    better_group,
    worse_percent,
    better_percent,
    difference_points,
    if(difference_points is null, null, ratio) as ratio,
    theil_between,
    if(theil_between is null, null, theil_total) as theil_total,
    if_share(measure, target) as target_percent,
    if(first_day < as_of, first_day, null) as compared_with,
    if(first_day < as_of, mean_change, null) as mean_change_points,
    if(first_day < as_of, difference_change, null) as difference_change_points,
    coalesce(
        mean_change > 0 and difference_change > 0 and difference_points > material_points, false
    ) as is_alarm
from stretched
left join targets
    on stretched.indicator = targets.indicator
    and targets.year = coalesce($target_year::integer, year(as_of))
order by stretched.indicator, as_of, grouping_name
