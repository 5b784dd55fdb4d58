-- One row per place of several communes, indicator and target year, on a day.
-- What nobody reported of the target's year has no numbers of another.
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
        if(is_of_year, numerator, null) as numerator,
        if(is_of_year, denominator, null) as denominator,
        if(is_of_year, people_missing, null) as people_missing,
        if(is_of_year, gap_points, null) as gap_points,
        if(is_of_year, lowest_percent, null) as lowest_percent,
        if(is_of_year, highest_percent, null) as highest_percent,
        ratio,
        communes_met,
        communes_known,
        if(is_of_year, communes_reported, 0) as communes_reported,
        communes_total,
        if(is_of_year, reported_on, null) as reported_on,
        is_of_year and is_estimated as is_estimated,
        is_of_year and pace_is_estimated as pace_is_estimated,
        pace_label(
            pace_of(
                level_of_all, measure, wanted_day, deadline, pace_per_week, ratio,
                on_track_ratio, speed_up_ratio
            )
        ) as label
    from scorecard_values(wanted_day)
);
