-- One row per place, indicator and report date: its communes added up, each at its newest value.
-- A place is a commune, or all communes of a district, of a group, of both, or of the province:
-- the parts that do not bound it are null. Made once when the database is loaded.
create or replace table place_days as
with narrowed as (
    select
        commune_code, former_district, indicator, as_of, peer_group, measure, is_cumulative,
        reported_on, numerator, denominator, is_estimated,
        everybody,
        coalesce(value_on = as_of, false) as is_report,
        groups_of(
            border, mountainous, remote, has_minority_village, minority_area, kind, coastal
        ) as parts
    from commune_days
),

placed as (
    select
        * exclude (commune_code, parts),
        unnest(
            [(commune_code, null, null), (null, former_district, null), (null, null, null)]
            || list_transform(parts, lambda part: (null, null, part))
            || list_transform(
                list_filter(parts, lambda part: part like '% yes'),
                lambda part: (null, former_district, part)
            )
        ) as place
    from narrowed
)

select
    place[1]::varchar as commune_code,
    place[2]::varchar as district_part,
    place[3]::varchar as group_part,
    concat_ws('|', place[1], place[2], place[3]) as place_code,
    indicator,
    as_of,
    peers_of(place[2], place[3], any_value(peer_group), place[1] is not null) as peers,
    any_value(measure) as measure,
    any_value(is_cumulative) as is_cumulative,
    count(*) as communes_total,
    count(numerator) as communes_counted,
    max(reported_on) as reported_on,
    bool_or(is_report) as is_report,
    bool_or(is_estimated) as is_estimated,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator,
    value_of(any_value(measure), sum(numerator), sum(denominator)) as value,
    lowest_percent(numerator, everybody) as lowest_percent,
    whole_sum(everybody) as everybody,
    list({'reported_on': reported_on, 'left_open': everybody - coalesce(numerator, 0)}) as members
from placed
group by place, indicator, as_of;
