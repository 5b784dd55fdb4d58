-- One row per indicator, target year and place: its level, pace and date on a day.
-- The one place where paces come from; arguments as of `pace_inputs`.
create or replace macro pace_on(wanted_day, wanted_year) as table (
    with moving as (
        select
            *,
            level_of(measure, numerator, value, target, near_points) as level,
            pace_ratio(per_week, gap, weeks_left) as ratio,
            days_needed(missing, people_per_week) as days_to_go,
            projection_of(
                level, measure, is_cumulative, is_old, reports_counted, projection_least_reports,
                people_per_week, days_to_go, projection_most_years
            ) as projection
        from pace_inputs(wanted_day, wanted_year)
    ),

    labelled as (
        select
            *,
            pace_of(
                level, measure, wanted_day, deadline, per_week, ratio,
                on_track_ratio, speed_up_ratio
            ) as pace
        from moving
    )

    select
        * exclude (
            rests_on_estimate, is_report, everybody, gap, missing, is_old, days_to_go,
            best_per_week, slowest_people_per_week, fastest_people_per_week
        ),
        is_estimated or coalesce(rests_on_estimate, false) as pace_is_estimated,
        pace_label(pace) as label,
        if_share(measure, missing) as people_missing,
        if_share(measure, gap) as gap_points,
        if_share(measure, per_week) as observed_points_per_week,
        if_share(measure, if(gap < 0, 0, gap) / nullif(weeks_left, 0)) as needed_points_per_week,
        if_share(measure, people_per_week) as observed_people_per_week,
        if_share(measure, missing / nullif(weeks_left, 0)) as needed_people_per_week,
        path_ratio(per_week, baseline, target, baseline_on, deadline) as path_ratio,
        if_share(measure, best_per_week) as best_points_per_week,
        wanted_day + if_projected(projection, days_to_go)
            as projected_on,
        wanted_day + if_projected(projection, days_needed(missing, fastest_people_per_week))
            as projected_earliest,
        wanted_day + if_projected(projection, days_needed(missing, slowest_people_per_week))
            as projected_latest,
        if(
            measure = 'coverage' and gap > 0 and best_per_week > 0,
            gap / nullif(weeks_left, 0) / best_per_week, null
        ) as feasibility
    from labelled
);
