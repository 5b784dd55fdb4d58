-- One row per indicator and plan: no extra people, the fewest people, equity first.
select
    indicator,
    plan,
    state,
    target,
    deadline,
    weeks_left,
    communes_total,
    communes_counted,
    communes_silent,
    communes_estimated,
    communes_first,
    communes_unclear,
    numerator,
    denominator,
    share_percent(numerator, denominator) as share_percent,
    capacity_people,
    wanted_people,
    ceil(round(wanted_people / weeks_left, 6)) as wanted_people_per_week,
    given_people,
    communes_taught,
    communes_met,
    done_people,
    share_percent(done_people, denominator) as done_percent,
    if(done_people is null, null, people_missing(done_people, denominator, target))
        as people_missing,
    share_percent(first_done, first_denominator) as first_percent,
    share_percent(
        done_people - first_done, denominator - first_denominator
    ) as rest_percent,
    rest_percent - first_percent as gap_points,
    least_people,
    if(plan = 'none', null, wanted_people - least_people) as price_people,
    shortages - least_people as every_commune_people
from
    teaching_sums(
        $indicator, $as_of::date, $target_year::integer, $district, $group,
        $people_per_week::bigint, $keeps_pace::boolean
    )
order by indicator, list_position(['none', 'fewest', 'equity'], plan)
