-- One row per commune: all 69, or those of the district and group asked for.
select
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
    reported_on,
    numerator,
    denominator,
    share_percent,
    target_percent,
    gap_points,
    people_missing,
    measure,
    value,
    target,
    is_estimated,
    is_silent,
    level,
    sort_key,
    peer_group
from communes_in($indicator, $as_of::date, $target_year::integer, $district, $group)
order by commune_code
