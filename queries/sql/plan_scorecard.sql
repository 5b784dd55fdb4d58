-- One row per indicator and target year, in the plan's order; one row where no target is set.
-- What each period counts anew is judged for a past year by the last day of that year.
with this_year as (
    select * from scorecard_on($as_of::date, $district, $group)
),

year_before as (
    select *
    from scorecard_on(make_date(year($as_of::date) - 1, 12, 31), $district, $group)
    where not is_cumulative and target_year = year($as_of::date) - 1
),

judged as (
    select *, $as_of::date as judged_on
    from this_year
    where is_cumulative or target_year is null or target_year >= year($as_of::date)
    union all
    select *, make_date(year($as_of::date) - 1, 12, 31) as judged_on
    from year_before
)

select
    indicator,
    indicators.name,
    indicators.short_name,
    indicators.indicator_group,
    target_year,
    judged.target,
    comparison,
    deadline,
    judged_on,
    value,
    indicators.measure,
    indicators.unit,
    numerator,
    denominator,
    people_missing,
    gap_points,
    if_share(indicators.measure, lowest_percent) as lowest_percent,
    if_share(indicators.measure, highest_percent) as highest_percent,
    ratio,
    label,
    communes_met,
    communes_known,
    communes_reported,
    communes_total,
    reported_on,
    coalesce(is_estimated, false) as is_estimated,
    indicators.lead_agency,
    indicators.plan_section
from indicators
left join judged using (indicator)
left join targets on targets.indicator = indicators.indicator and targets.year = target_year
order by indicators.position, target_year
