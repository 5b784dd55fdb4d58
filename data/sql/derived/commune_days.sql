-- One row per indicator, report date and commune, all 69: as `newest_values`, with what they are.
create view commune_days as
select
    newest_values.indicator,
    newest_values.as_of,
    communes.* exclude (reference_adults),
    indicators.measure,
    indicators.is_cumulative,
    peer_group(communes.kind, communes.remote, communes.coastal) as peer_group,
    newest_values.value_on,
    newest_values.reported_on,
    newest_values.numerator,
    newest_values.denominator,
    newest_values.is_estimated,
    newest_values.value,
    if(indicators.has_reference_adults, communes.reference_adults, null) as reference_denominator,
    coalesce(newest_values.last_denominator, reference_denominator) as everybody,
    rules.silent_after_days,
    rules.near_points
from newest_values
inner join communes using (commune_code)
inner join indicators using (indicator)
cross join rules;

comment on view commune_days is 'One row per indicator, report date and commune, all 69.';
