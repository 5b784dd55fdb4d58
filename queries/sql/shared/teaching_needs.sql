-- One row per indicator and commune of the filters: what it lacks at the deadline by itself.
-- Empty from expected_people on where nothing can be planned, or the commune has no number.
create or replace macro teaching_needs(
    wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group, keeps_pace
) as table (
    with today as (
        select
            indicator,
            commune_code,
            reported_on,
            numerator,
            denominator,
            pace.measure,
            value,
            target,
            deadline,
            weeks_left,
            people_per_week as observed_people_per_week,
            level,
            is_silent(reported_on, wanted_day, silent_after_days) as is_silent,
            is_estimated,
            pace_is_estimated,
            'yes' in (remote, has_minority_village, minority_area) as is_first,
            'unknown' in (remote, has_minority_village, minority_area) as is_unclear,
            case
                when unit <> 'người' or pace.measure <> 'coverage' then 'not_people'
                when target is null then 'no_target'
                when weeks_left = 0 then 'no_time'
                when max(numerator) over (partition by indicator) is null then 'no_data'
                else 'planned'
            end as state
        from pace_at(wanted_indicator, wanted_day, wanted_year, 'commune', null, null) as pace
        inner join communes using (commune_code)
        inner join indicators using (indicator)
        where
            is_wanted(
                wanted_district, wanted_group, former_district, border, mountainous, remote,
                has_minority_village, minority_area
            )
    )

    select
        *,
        case
            when state = 'planned'
                then people_expected(
                    numerator, denominator, if(keeps_pace, observed_people_per_week, 0), weeks_left
                )
        end as expected_people,
        share_percent(expected_people, denominator) as expected_percent,
        people_missing(expected_people, denominator, target) as shortage_people
    from today
);
