-- One row per round and commune that must report in it.
with merger as (
    select value::date as merger_date from settings where name = 'merger_date'
),

-- Anything ever heard from a commune or its old units, whichever round it belongs to.
said as (
    select distinct report_number, unit_code, as_of from observations
),

heard as (
    select
        coalesce(parts.commune_code, said.unit_code) as commune_code,
        max(said.as_of) as last_data_on,
        max(reports.received_at::date) as last_received_on
    from said
    cross join merger
    inner join reports using (report_number)
    left join parts on said.unit_code = parts.old_code and said.as_of < merger.merger_date
    where reports.received_at::date <= $today::date
    group by coalesce(parts.commune_code, said.unit_code)
),

counted as (
    select
        round, name, deadline, commune_code,
        min(received_on) as received_on,
        count(*) as indicators_expected,
        count(*) - count(received_on) as indicators_missing
    from round_numbers($today::date)
    where $of_round::varchar is null or round = $of_round
    group by all
)

select
    counted.round,
    counted.name,
    counted.deadline,
    communes.commune_code,
    communes.commune,
    communes.kind,
    communes.former_district,
    counted.received_on,
    state_of(counted.received_on, counted.deadline) as state,
    days_late(counted.received_on, counted.deadline) as days_late,
    counted.indicators_expected,
    counted.indicators_missing,
    heard.last_data_on,
    heard.last_received_on,
    date_diff('day', heard.last_data_on, $today::date)::integer as days_silent,
    is_silent(heard.last_data_on, $today::date, rules.silent_after_days) as is_silent
from counted
cross join rules
inner join communes using (commune_code)
left join heard using (commune_code)
where is_wanted(
    $district, $group, former_district, border, mountainous, remote, has_minority_village,
    minority_area
)
order by counted.deadline, counted.round, communes.commune_code
