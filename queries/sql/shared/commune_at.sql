-- One row per commune, all 69: its newest value of one indicator on a day, and a year's target.
create or replace macro commune_at(wanted_indicator, wanted_day, wanted_year) as table (
    with newest as (
        select *
        from commune_values
        where indicator = wanted_indicator and as_of <= wanted_day
        qualify row_number() over (partition by commune_code order by as_of desc) = 1
    ),

    joined as (
        select
            communes.*,
            newest.reported_on,
            newest.numerator,
            newest.denominator,
            coalesce(newest.is_estimated, false) as is_estimated,
            is_silent(newest.reported_on, wanted_day, rules.silent_after_days) as is_silent,
            indicators.measure,
            targets.target,
            rules.near_points,
            case when indicators.has_reference_adults then communes.reference_adults end
                as reference_denominator,
            value_of(indicators.measure, newest.numerator, newest.denominator) as value
        from communes
        cross join rules
        inner join indicators on indicators.indicator = wanted_indicator
        left join targets
            on
                targets.indicator = wanted_indicator
                and targets.year = coalesce(wanted_year, year(wanted_day))
        left join newest using (commune_code)
    )

    select
        *,
        if_share(measure, value) as share_percent,
        if_share(measure, target) as target_percent,
        if_share(measure, target - value) as gap_points,
        if_share(measure, people_missing(numerator, denominator, target)) as people_missing,
        level_of(measure, numerator, value, target, near_points) as level
    from joined
);
