-- One row per indicator and target year, in the plan's order; one row where no target is set.
-- What each period counts anew is judged for a past year by the last day of that year.
with year_before as (
    select *
    from scorecard_on(make_date(year($as_of::date) - 1, 12, 31), $district, $group)
    where target_year = year($as_of::date) - 1
),

judged as (
    select *, $as_of::date as judged_on
    from scorecard_on($as_of::date, $district, $group)
    where is_cumulative or target_year is null or target_year >= year($as_of::date)
    union all
    select *, make_date(year($as_of::date) - 1, 12, 31) as judged_on
    from year_before
    where not is_cumulative
)

select
    indicator,
    indicators.name,
    indicators.short_name,
    indicators.indicator_group,
    judged.target_year,
    judged.target,
    comparison,
    judged.deadline,
    judged_on,
    judged.value,
    indicators.measure,
    indicators.unit,
    judged.numerator,
    judged.denominator,
    judged.people_missing,
    judged.gap_points,
    if_share(indicators.measure, judged.lowest_percent) as lowest_percent,
    if_share(indicators.measure, judged.highest_percent) as highest_percent,
    judged.ratio,
    judged.label,
    year_before.label as label_then,
    judged.communes_met,
    judged.communes_known,
    judged.communes_reported,
    judged.communes_total,
    judged.reported_on,
    coalesce(judged.is_estimated, false) as is_estimated,
    indicators.lead_agency,
    indicators.plan_section
from indicators
left join judged using (indicator)
left join targets
    on indicators.indicator = targets.indicator and judged.target_year = targets.year
left join year_before
    on
        indicators.indicator = year_before.indicator
        and judged.target_year = year_before.target_year
order by indicators.position, judged.target_year
