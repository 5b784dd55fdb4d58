-- One row per indicator, target year and place: what its pace on a day rests on.
-- `wanted_year`: 0 asks for every target year, null for the year of the day.
create or replace macro pace_inputs(wanted_day, wanted_year) as table (
    select
        places.* exclude (per_week, people_per_week, members),
        rules.*,
        targets.year as target_year,
        targets.target,
        deadlines.deadline,
        targets.target - value as gap,
        people_missing(numerator, denominator, targets.target) as missing,
        case
            when wanted_day > deadlines.deadline then 0
            else date_diff('day', wanted_day, deadlines.deadline) / 7
        end as weeks_left,
        reported_of(members, wanted_day, silent_after_days) as communes_reported,
        highest_of(lowest_percent, members, everybody, wanted_day, silent_after_days)
            as highest_percent,
        is_silent(observed_to, wanted_day, silent_after_days) as is_old,
        if(is_old, null, places.per_week) as per_week,
        if(is_old, null, places.people_per_week) as people_per_week
    from places
    cross join rules
    left join targets
        on
            places.indicator = targets.indicator
            and (wanted_year = 0 or targets.year = coalesce(wanted_year, year(wanted_day)))
    left join deadlines on targets.year = deadlines.target_year
    where as_of = (select max(as_of) from places where as_of <= wanted_day)
);
