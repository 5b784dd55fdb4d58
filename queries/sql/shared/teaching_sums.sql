-- One row per indicator and plan (none, fewest, equity): all communes of the filters added up.
create or replace macro teaching_sums(
    wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group,
    extra_per_week, keeps_pace
) as table (
    with results as (
        select
            communes.* exclude (indicator),
            indicators.indicator,
            plan,
            case plan
                when 'none' then 0 * shortage_people
                when 'fewest' then fewest_wanted_people
                else equity_wanted_people
            end as wanted,
            case plan
                when 'none' then 0 * shortage_people
                when 'fewest' then fewest_people
                else equity_people
            end as given,
            expected_people + given as done
        from indicators
        cross join (select unnest(['none', 'fewest', 'equity']) as plan)
        left join teaching_plans(
            wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group,
            extra_per_week, keeps_pace
        ) as communes using (indicator)
        where indicator = coalesce(wanted_indicator, indicator)
    )

    select
        indicator,
        plan,
        coalesce(any_value(state), 'no_commune') as state,
        any_value(target) as target,
        any_value(deadline) as deadline,
        any_value(weeks_left) as weeks_left,
        count(commune_code) as communes_total,
        count(numerator) as communes_counted,
        count(numerator) filter (where is_silent) as communes_silent,
        count(numerator) filter (where is_estimated or (keeps_pace and pace_is_estimated))
            as communes_estimated,
        count(*) filter (where is_first) as communes_first,
        count(*) filter (where not is_first and is_unclear) as communes_unclear,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        any_value(capacity_people) as capacity_people,
        any_value(least_people) as least_people,
        sum(shortage_people)::bigint as shortages,
        sum(wanted)::bigint as wanted_people,
        sum(given)::bigint as given_people,
        sum((given > 0)::integer)::bigint as communes_taught,
        sum((done >= ceil(target * denominator / 100) and denominator > 0)::integer)::bigint
            as communes_met,
        sum(done)::bigint as done_people,
        sum(done) filter (where is_first) as first_done,
        sum(denominator) filter (where is_first) as first_denominator
    from results
    group by indicator, plan
);
