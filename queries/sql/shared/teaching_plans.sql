-- One row per indicator and commune of the filters: its place and its people in both plans.
-- Plan `fewest`: the largest shortage first. Plan `equity`: remote and minority communes first,
-- each up to its own target, the furthest behind first; then as `fewest`.
create or replace macro teaching_plans(
    wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group,
    extra_per_week, keeps_pace
) as table (
    with placed as (
        select
            *,
            sum(expected_people) over (partition by indicator) as expected_together,
            sum(denominator) over (partition by indicator) as denominator_together,
            sum(shortage_people) filter (where is_first) over (partition by indicator)
                as first_shortage,
            row_number() over (
                partition by indicator
                order by shortage_people desc nulls last, is_first desc, commune_code
            ) as fewest_place,
            row_number() over (
                partition by indicator
                order by
                    is_first desc,
                    if(is_first, target - expected_percent, null) desc nulls last,
                    shortage_people desc nulls last,
                    commune_code
            ) as equity_place
        from teaching_needs(
            wanted_indicator, wanted_day, wanted_year, wanted_district, wanted_group, keeps_pace
        )
    ),

    in_turn as (
        select
            *,
            if(state = 'planned', people_in(extra_per_week, weeks_left), null) as capacity_people,
            people_missing(expected_together, denominator_together, target) as least_people,
            sum(shortage_people) over (partition by indicator order by fewest_place)
            - shortage_people as fewest_before,
            sum(shortage_people) over (partition by indicator order by equity_place)
            - shortage_people as equity_before
        from placed
    )

    select
        *,
        greatest(least_people, first_shortage) as equity_total,
        people_given(least_people, fewest_before, shortage_people) as fewest_wanted_people,
        people_given(equity_total, equity_before, shortage_people) as equity_wanted_people,
        people_given(least(least_people, capacity_people), fewest_before, shortage_people)
            as fewest_people,
        people_given(least(equity_total, capacity_people), equity_before, shortage_people)
            as equity_people,
        if(fewest_wanted_people > 0, fewest_place, null) as fewest_order,
        if(equity_wanted_people > 0, equity_place, null) as equity_order
    from in_turn
);
