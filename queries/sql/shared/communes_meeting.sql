-- One row per indicator and target year: how many communes met it on a day, and a window before.
-- What each period counts anew counts for the year it was reported of.
create or replace macro communes_meeting(wanted_day, wanted_district, wanted_group) as table (
    with days as (
        select
            max(as_of) as now,
            min(as_of) filter (where as_of >= wanted_day - pace_window_days) as before
        from places
        cross join rules
        where as_of <= wanted_day
    )

    select
        commune_days.indicator,
        targets.year as target_year,
        any_value(days.now) as counted_on,
        any_value(days.before) as counted_before,
        count(*) filter (where as_of = now and is_of_year and value >= target) as communes_met,
        count(*) filter (where as_of = before and is_of_year and value >= target)
            as communes_met_before,
        count(numerator) filter (where as_of = now and is_of_year) as communes_known
    from commune_days
    inner join days on commune_days.as_of in (days.now, days.before)
    left join targets using (indicator)
    cross join lateral (
        select is_cumulative or targets.year is null or year(value_on) = targets.year as is_of_year
    )
    where
        is_wanted(
            wanted_district, wanted_group,
            former_district, border, mountainous, remote, has_minority_village, minority_area
        )
    group by commune_days.indicator, targets.year
);
