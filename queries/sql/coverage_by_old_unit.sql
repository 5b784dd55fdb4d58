-- One row per old unit, all 209: what it reported itself, on a day before the merger.
with own as (
    select unit_code, as_of as reported_on, numerator, denominator
    from observations_in_force
    where
        indicator = $indicator
        and as_of <= $as_of::date
        and as_of < (select value::date from settings where name = 'merger_date')
    qualify row_number() over (partition by unit_code order by as_of desc) = 1
),

joined as (
    select
        old_units.*,
        own.* exclude (unit_code),
        indicators.measure,
        targets.target,
        rules.near_points,
        is_silent(own.reported_on, $as_of::date, silent_after_days) as is_silent,
        value_of(indicators.measure, own.numerator, own.denominator) as value,
        (
            select string_agg(communes.commune, ';' order by communes.commune_code)
            from crosswalk
            inner join communes using (commune_code)
            where crosswalk.old_code = old_units.old_code
        ) as now_in
    from old_units
    cross join rules
    inner join indicators on indicators.indicator = $indicator
    left join own on old_units.old_code = own.unit_code
    left join targets
        on
            indicators.indicator = targets.indicator
            and targets.year = coalesce($target_year::integer, year($as_of::date))
    where $district::varchar is null or old_units.former_district = $district
)

select
    old_code,
    old_unit,
    kind,
    former_district,
    now_in,
    reported_on,
    numerator,
    denominator,
    if_share(measure, value) as share_percent,
    if_share(measure, target) as target_percent,
    if_share(measure, target - value) as gap_points,
    if_share(measure, people_missing(numerator, denominator, target)) as people_missing,
    measure,
    value,
    target,
    is_silent,
    level_of(measure, numerator, value, target, near_points) as level
from joined
order by old_code
