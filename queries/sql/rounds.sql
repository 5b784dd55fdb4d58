-- One row per reporting round: yearly ones and those asked for.
with sizes as (
    select
        round,
        (select count(*) from round_communes where rounds.round = round_communes.round)
            as communes_expected,
        (select count(*) from round_indicators where rounds.round = round_indicators.round)
            as indicators_expected
    from rounds
)

select
    rounds.round,
    rounds.name,
    rounds.deadline,
    rounds.target_year,
    rounds.data_from,
    rounds.data_to,
    sizes.communes_expected,
    sizes.indicators_expected,
    date_diff('day', $today::date, rounds.deadline)::integer as days_left,
    rounds.deadline is not distinct from
    min(rounds.deadline) filter (where rounds.deadline >= $today::date) over () as is_next,
    rounds.source
from rounds
inner join sizes using (round)
order by rounds.deadline, rounds.round
