-- One row per indicator, in the plan's order: one commune on a day, its peers, the province.
with compared as (
    select
        commune_days.indicator,
        count(*) filter (where is_peer) as peers_communes,
        count(numerator) filter (where is_peer) as peers_counted,
        count(numerator) as province_counted,
        value_beside(
            any_value(measure), sum(numerator) filter (where is_peer),
            sum(denominator) filter (where is_peer), peers_counted
        ) as peers_value,
        value_beside(any_value(measure), sum(numerator), sum(denominator), province_counted)
            as province_value
    from commune_days
    cross join (
        select peer_group(kind, remote, coastal) as peers
        from communes
        where commune_code = $commune_code
    ) as ours
    cross join lateral (
        select peer_group = ours.peers and commune_code <> $commune_code as is_peer
    )
    where as_of = (select max(as_of) from commune_days where as_of <= $as_of::date)
    group by commune_days.indicator
)

select
    indicators.indicator,
    indicators.short_name,
    indicators.measure,
    indicators.unit,
    numerator,
    denominator,
    value,
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
    peer_group(communes.kind, communes.remote, communes.coastal) as peers,
    peers_communes,
    peers_counted,
    peers_value,
    province_counted,
    province_value
from pace_at(null, $as_of::date, $target_year::integer, 'commune', null, null)
inner join communes using (commune_code)
inner join indicators using (indicator)
inner join compared using (indicator)
where commune_code = $commune_code
order by indicators.position
