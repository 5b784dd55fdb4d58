-- One row per round, commune and indicator asked of it, whether its number came or not.
select
    numbers.round,
    numbers.commune_code,
    numbers.indicator,
    indicators.name,
    indicators.numerator_name,
    indicators.denominator_name,
    numbers.received_on,
    state_of(numbers.received_on, numbers.deadline) as state
from round_numbers($today::date) as numbers
inner join indicators using (indicator)
inner join communes using (commune_code)
where
    ($of_round::varchar is null or numbers.round = $of_round)
    and is_wanted(
        $district, $group, former_district, border, mountainous, remote, has_minority_village,
        minority_area
    )
order by numbers.deadline, numbers.round, numbers.commune_code, indicators.position
