-- One row per place of several communes, indicator and target year, on a day: what is judged.
-- A target that each commune must meet (count, yes_no) is met when all do; the pace of a count is
-- theirs, an event that is held or not has none.
create or replace macro scorecard_values(wanted_day) as table (
    select
        paces.* exclude (ratio, per_week, value, label),
        communes_met,
        communes_known,
        is_cumulative or communes_known > 0 as is_of_year,
        case
            when not is_of_year then null
            when measure = 'yes_no' and communes_met is not null then communes_met
            else value
        end as value,
        weekly(communes_met - communes_met_before, counted_before, counted_on)
            as communes_per_week,
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
            when not is_of_year then 'no_data'
            when measure not in ('count', 'yes_no') or level not in ('met', 'behind') then level
            when communes_met = communes_total then 'met'
            else 'behind'
        end as level_of_all
    from pace_on(wanted_day, 0) as paces
    left join communes_meeting(wanted_day) as met
        on
            paces.place_code = met.place_code
            and paces.indicator = met.indicator
            and paces.target_year is not distinct from met.target_year
    where commune_code is null
);
