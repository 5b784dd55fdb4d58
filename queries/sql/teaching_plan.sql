-- One row per indicator and commune of the filters: what it lacks, and what both plans give it.
select
    indicator,
    commune_code,
    commune,
    kind,
    former_district,
    former_districts,
    border,
    mountainous,
    remote,
    has_minority_village,
    minority_area,
    is_first,
    reported_on,
    numerator,
    denominator,
    measure,
    value,
    target,
    deadline,
    weeks_left,
    level,
    is_silent,
    is_estimated,
    pace_is_estimated,
    observed_people_per_week,
    expected_people,
    expected_percent,
    shortage_people,
    fewest_order,
    fewest_wanted_people,
    fewest_people,
    fewest_people / weeks_left as fewest_people_per_week,
    share_percent(expected_people + fewest_people, denominator) as fewest_percent,
    equity_order,
    equity_wanted_people,
    equity_people,
    equity_people / weeks_left as equity_people_per_week,
    share_percent(expected_people + equity_people, denominator) as equity_percent,
    sort_key
from
    teaching_plans(
        $indicator, $as_of::date, $target_year::integer, $district, $group,
        $people_per_week::bigint, $keeps_pace::boolean
    )
inner join communes using (commune_code)
order by indicator, commune_code
