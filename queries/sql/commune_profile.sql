-- One row per indicator, in the plan's order: one commune on a day, its peers, the province.
with day as materialized (
    select pace.*, peer_group(kind, remote, coastal) as peers
    from pace_at(null, $as_of::date, $target_year::integer, 'commune', null, null) as pace
    inner join communes using (commune_code)
),

compared as (
    select
        indicator,
        count(*) filter (where is_peer) as peers_communes,
        count(numerator) filter (where is_peer) as peers_counted,
        count(numerator) as province_counted,
        value_beside(
            any_value(measure), sum(numerator) filter (where is_peer),
            sum(denominator) filter (where is_peer), peers_counted
        ) as peers_value,
        coalesce(bool_or(is_estimated) filter (where is_peer), false) as peers_is_estimated,
        value_beside(any_value(measure), sum(numerator), sum(denominator), province_counted)
            as province_value,
        bool_or(is_estimated) as province_is_estimated
    from (
        select *,
            commune_code <> $commune_code
            and peers = max(peers) filter (where commune_code = $commune_code) over () as is_peer
        from day
    )
    group by indicator
)

select
    indicators.indicator, indicators.short_name, indicators.measure, indicators.unit,
    numerator, denominator, value,
    target,
    target_year,
    deadline,
    people_missing,
    gap_points,
    level,
    ratio,
    pace,
    label,
    reported_on,
    is_silent(reported_on, $as_of::date, silent_after_days) as is_silent,
    is_estimated,
    pace_is_estimated,
    peers,
    peers_communes,
    peers_counted,
    peers_value,
    peers_is_estimated,
    province_counted,
    province_value,
    province_is_estimated
from day
inner join indicators using (indicator)
inner join compared using (indicator)
where commune_code = $commune_code
order by indicators.position
