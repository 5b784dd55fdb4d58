-- One row per place, indicator and report: how fast it moved over the reports before, in a window.
-- A place of several communes counts from the day on which the same ones have values as now.
create temporary table place_speeds as
with reports as (
    select
        place_number,
        position,
        communes_counted,
        as_of,
        value,
        numerator,
        is_estimated,
        lag(as_of) over earlier as as_of_before,
        weekly(numerator - lag(numerator) over earlier, lag(as_of) over earlier, as_of)
            as stretch_people_per_week,
        first_value(as_of) over earlier as baseline_on,
        first_value(value) over earlier as baseline
    from place_days
    where is_report and value is not null
    window earlier as (
        partition by place_number, position, communes_counted
        order by as_of
    )
)

select
    newer.place_number,
    newer.position,
    newer.as_of as observed_to,
    any_value(newer.baseline_on) as baseline_on,
    any_value(newer.baseline) as baseline,
    count(*) as reports_counted,
    min(older.as_of) as observed_from,
    min_by(older.value, older.as_of) as value_before,
    min_by(older.numerator, older.as_of) as numerator_before,
    bool_or(older.is_estimated) as rests_on_estimate,
    weekly(any_value(newer.value) - min_by(older.value, older.as_of), min(older.as_of), newer.as_of)
        as per_week,
    weekly(
        any_value(newer.numerator) - min_by(older.numerator, older.as_of),
        min(older.as_of), newer.as_of
    ) as people_per_week,
    min(older.stretch_people_per_week) filter (where older.as_of_before >= newer.as_of - days)
        as slowest_people_per_week,
    max(older.stretch_people_per_week) filter (where older.as_of_before >= newer.as_of - days)
        as fastest_people_per_week
from reports as newer
cross join (select pace_window_days as days from rules)
inner join reports as older
    on
        newer.place_number = older.place_number
        and newer.position = older.position
        and newer.communes_counted = older.communes_counted
        and older.as_of between newer.as_of - days and newer.as_of
group by newer.place_number, newer.position, newer.as_of;
