-- One row per indicator and commune, all 69: its newest value on a day, and a year's target.
create or replace macro communes_on(wanted_day, wanted_year) as table (
    select
        commune_days.*,
        is_silent(reported_on, wanted_day, silent_after_days) as is_silent,
        targets.target,
        if_share(measure, value) as share_percent,
        if_share(measure, targets.target) as target_percent,
        if_share(measure, targets.target - value) as gap_points,
        if_share(measure, people_missing(numerator, denominator, targets.target))
            as people_missing,
        level_of(measure, numerator, value, targets.target, near_points) as level
    from commune_days
    left join targets
        on
            targets.indicator = commune_days.indicator
            and targets.year = coalesce(wanted_year, year(wanted_day))
    where
        commune_days.as_of = (
            select max(commune_days.as_of) from commune_days where commune_days.as_of <= wanted_day
        )
);
