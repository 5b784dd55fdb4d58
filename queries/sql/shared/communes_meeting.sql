-- One row per place of several communes, indicator and target year.
-- How many of its communes met it on a day, and a window before.
create or replace macro communes_meeting(wanted_day) as table (
    select
        place_code,
        indicator,
        target_year,
        max(as_of) as counted_on,
        min(as_of) filter (where as_of >= wanted_day - pace_window_days) as counted_before,
        arg_max(communes_met, as_of) as communes_met,
        arg_min(communes_met, as_of) filter (where as_of >= wanted_day - pace_window_days)
            as communes_met_before,
        arg_max(communes_known, as_of) as communes_known
    from place_targets
    cross join rules
    where as_of <= wanted_day
    group by place_code, indicator, target_year
);
