-- One row per place of several communes, indicator and target year, on a day.
create or replace macro scorecard_on(wanted_day) as table (
    select
        district_part,
        group_part,
        indicator,
        target_year,
        target,
        deadline,
        is_cumulative,
        value,
        numerator,
        denominator,
        people_missing,
        gap_points,
        lowest_percent,
        highest_percent,
        ratio,
        communes_met,
        communes_known,
        communes_reported,
        communes_total,
        reported_on,
        is_estimated,
        pace_label(
            pace_of(
                level_of_all, wanted_day, deadline, pace_per_week, ratio,
                on_track_ratio, speed_up_ratio
            )
        ) as label
    from scorecard_values(wanted_day)
);
