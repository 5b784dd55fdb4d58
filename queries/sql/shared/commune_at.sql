-- One row per commune, all 69: its newest value of one indicator on a day, against a year's target.
create or replace macro commune_at(wanted_indicator, wanted_day, wanted_year) as table (
    with newest as (
        select
            commune_code,
            max(as_of) as newest_on
        from commune_values
        where indicator = wanted_indicator and as_of <= wanted_day
        group by commune_code
    ),

    in_force as (
        select commune_values.*
        from commune_values
        inner join newest
            on
                commune_values.commune_code = newest.commune_code
                and commune_values.as_of = newest.newest_on
        where commune_values.indicator = wanted_indicator
    ),

    rule as (
        select
            indicators.measure,
            indicators.has_reference_adults,
            targets.target,
            rules.silent_after_days,
            rules.near_points
        from indicators
        cross join rules
        left join targets
            on
                indicators.indicator = targets.indicator
                and targets.year = coalesce(wanted_year, year(wanted_day))
        where indicators.indicator = wanted_indicator
    ),

    joined as (
        select
            communes.*,
            in_force.reported_on,
            in_force.numerator,
            in_force.denominator,
            coalesce(in_force.is_estimated, false) as is_estimated,
            is_silent(in_force.reported_on, wanted_day, rule.silent_after_days) as is_silent,
            rule.measure,
            rule.target,
            rule.near_points,
            case when rule.has_reference_adults then communes.reference_adults end
                as reference_denominator,
            value_of(rule.measure, in_force.numerator, in_force.denominator) as value
        from communes
        cross join rule
        left join in_force using (commune_code)
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

-- The same, only the communes of a former district and a group (null asks for all).
create or replace macro communes_in(
    wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group
) as table (
    select *
    from commune_at(wanted_indicator, wanted_day, wanted_year)
    where is_wanted(
        wanted_district, wanted_group,
        former_district, border, mountainous, remote, has_minority_village
    )
);
