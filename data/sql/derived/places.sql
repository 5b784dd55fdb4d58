-- One row per place, indicator and report date: its numbers, and its newest speed until then.
-- Made while building, so that every query starts from a plain filter: those of a day lie together.
create table places as
with best as (
    select
        peers,
        position,
        as_of,
        max(max(per_week)) over (partition by peers, position order by as_of) as best_per_week
    from place_days
    left join place_speeds using (place_number, position, observed_to)
    group by peers, position, as_of
),

named as (
    select distinct place_communes.* exclude (member) from place_communes
)

select
    commune_code,
    district_part,
    group_part,
    place_code,
    indicator,
    as_of,
    indicators.measure,
    indicators.is_cumulative,
    communes_total,
    communes_counted,
    reported_on,
    is_report,
    place_days.is_estimated,
    numerator,
    denominator,
    value,
    lowest_percent,
    everybody,
    members,
    place_speeds.* exclude (place_number, position),
    best_per_week
from place_days
inner join named using (place_number)
inner join indicators using (position)
inner join best using (peers, position, as_of)
left join place_speeds using (place_number, position, observed_to)
order by as_of, indicator, place_code;

comment on table places is 'One row per place, indicator and report date.';
