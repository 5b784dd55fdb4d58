-- One row per indicator and target year, in the plan's order; one row where no target is set.
-- What each period counts anew is judged for a past year by the last day of that year.
with scorecard as (
    select * from scorecard_at($as_of::date, $district, $group)
),

judged as (
    select *
    from scorecard
    where
        if(
            judged_on = $as_of::date,
            is_cumulative or target_year is null or target_year >= year(judged_on),
            not is_cumulative and target_year = year(judged_on)
        )
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
    judged.judged_on,
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
    coalesce(judged.pace_is_estimated, false) as pace_is_estimated,
    indicators.lead_agency,
    indicators.plan_section
from indicators
left join judged using (indicator)
left join targets
    on indicators.indicator = targets.indicator and judged.target_year = targets.year
left join scorecard as year_before
    on
        indicators.indicator = year_before.indicator
        and judged.target_year = year_before.target_year
        and year_before.target_year = year(year_before.judged_on)
        and year_before.judged_on < $as_of::date
order by indicators.position, judged.target_year
