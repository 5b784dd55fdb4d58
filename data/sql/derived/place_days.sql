-- One row per place, indicator and report date: its communes added up, each at its newest value.
-- Until `places` is made, places and indicators go by their numbers: half the time of their names.
create temporary table place_days as
with summed as (
    select
        place_number,
        position,
        as_of,
        any_value(peer_group) as peer_group,
        any_value(commune_days.measure) as measure,
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

kinds as (
    select distinct
        place_number,
        district_part,
        group_part,
        commune_code is not null as is_commune
    from place_communes
)

select
    summed.* exclude (peer_group, measure),
    peers_of(district_part, group_part, peer_group, is_commune) as peers,
    value_of(measure, numerator, denominator) as value,
    max(if(is_report and value is not null, as_of, null)) over (
        partition by place_number, position
        order by as_of
    ) as observed_to
from summed
inner join kinds using (place_number);
