-- One row per round and indicator that it asks for: of how many communes the number came.
with states as (
    select
        numbers.*,
        state_of(numbers.received_on, numbers.deadline) as state
    from round_numbers($today::date) as numbers
    inner join communes using (commune_code)
    where
        ($of_round::varchar is null or numbers.round = $of_round)
        and is_wanted(
            $district, $group, former_district, border, mountainous, remote,
            has_minority_village, minority_area
        )
),

counted as (
    select
        round,
        deadline,
        indicator,
        count(*) as communes_expected,
        count(*) filter (where state = 'on_time') as communes_on_time,
        count(*) filter (where state = 'late') as communes_late,
        count(*) filter (where state = 'missing') as communes_missing
    from states
    group by all
)

select
    counted.round,
    counted.indicator,
    indicators.short_name,
    indicators.lead_agency,
    counted.communes_expected,
    counted.communes_on_time,
    counted.communes_late,
    counted.communes_missing,
    100 * (1 - counted.communes_missing / counted.communes_expected) as received_percent
from counted
inner join indicators using (indicator)
order by counted.deadline, counted.round, indicators.position
