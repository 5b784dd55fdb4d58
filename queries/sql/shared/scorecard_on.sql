-- One row per indicator and target year: the place asked for, and its communes, on a day.
-- A target that each commune must meet (count, yes_no) is met when all do; the pace of a count is
-- theirs, an event that is held or not has none.
create or replace macro scorecard_on(wanted_day, wanted_district, wanted_group) as table (
    with counted as (
        select
            places.* exclude (ratio, per_week, value),
            met.* exclude (indicator, target_year),
            case
                when not is_cumulative and communes_known = 0 then null
                when measure = 'yes_no' and communes_met is not null then communes_met
                else value
            end as value,
            case measure
                when 'count' then communes_per_week
                when 'yes_no' then null
                else per_week
            end as pace_per_week,
            case measure
                when 'count'
                    then pace_ratio(communes_per_week, communes_total - communes_met, weeks_left)
                when 'yes_no' then null
                else ratio
            end as ratio,
            case
                when not is_cumulative and communes_known = 0 then 'no_data'
                when measure not in ('count', 'yes_no') or level not in ('met', 'behind') then level
                when communes_met = communes_total then 'met'
                else 'behind'
            end as level_of_all
        from pace_at(
            null, wanted_day, 0, 'province', wanted_district, wanted_group
        ) as places
        left join (
            select
                *,
                weekly(communes_met - communes_met_before, counted_before, counted_on)
                    as communes_per_week
            from communes_meeting(wanted_day, wanted_district, wanted_group)
        ) as met
            on
                places.indicator = met.indicator
                and places.target_year is not distinct from met.target_year
    )

    select
        * exclude (label),
        pace_label(
            pace_of(
                level_of_all, wanted_day, deadline, pace_per_week, ratio,
                on_track_ratio, speed_up_ratio
            )
        ) as label
    from counted
);
