-- One row per place, indicator and report date: its communes added up, each at its newest value.
-- Made once when the database is loaded. Places and indicators are grouped by their numbers,
-- which takes half the time of grouping by their names.
create or replace table place_days as
with summed as (
    select
        place_number,
        position,
        as_of,
        any_value(peer_group) as peer_group,
        count(*) as communes_total,
        count(numerator) as communes_counted,
        max(reported_on) as reported_on,
        bool_or(coalesce(value_on = as_of, false)) as is_report,
        bool_or(is_estimated) as is_estimated,
        sum(numerator)::bigint as numerator,
        sum(denominator)::bigint as denominator,
        lowest_percent(numerator, everybody) as lowest_percent,
        whole_sum(everybody) as everybody,
        list({'reported_on': reported_on, 'left_open': everybody - coalesce(numerator, 0)})
            as members
    from commune_days
    inner join indicators using (indicator)
    inner join place_communes on commune_days.commune_code = place_communes.member
    group by place_number, position, as_of
),

places_numbered as (
    select distinct place_communes.* exclude (member) from place_communes
)

select
    commune_code,
    district_part,
    group_part,
    place_code,
    indicator,
    as_of,
    peers_of(district_part, group_part, peer_group, commune_code is not null) as peers,
    measure,
    is_cumulative,
    communes_total,
    communes_counted,
    reported_on,
    is_report,
    summed.is_estimated,
    numerator,
    denominator,
    value_of(measure, numerator, denominator) as value,
    lowest_percent,
    everybody,
    members
from summed
inner join places_numbered using (place_number)
inner join indicators using (position);
