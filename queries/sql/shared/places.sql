-- One row per place, indicator and report date: its numbers, and its newest speed until then.
-- Made once when the database is loaded, so that every query starts from a plain filter.
create or replace table places as
with moving as (
    select
        place_days.*,
        last_value(if(observed_to is null, null, place_speeds) ignore nulls) over (
            partition by place_days.place_code, place_days.indicator order by as_of
        ) as speed
    from place_days
    left join place_speeds
        on
            place_days.place_code = place_speeds.place_code
            and place_days.indicator = place_speeds.indicator
            and place_days.as_of = place_speeds.observed_to
),

best as (
    select
        peers,
        indicator,
        as_of,
        max(max(speed.per_week)) over (partition by peers, indicator order by as_of)
            as best_per_week
    from moving
    group by peers, indicator, as_of
)

select
    moving.* exclude (peers, speed),
    speed.observed_to,
    speed.observed_from,
    speed.baseline_on,
    speed.baseline,
    speed.reports_counted,
    speed.value_before,
    speed.numerator_before,
    speed.rests_on_estimate,
    speed.per_week,
    speed.people_per_week,
    speed.slowest_people_per_week,
    speed.fastest_people_per_week,
    best.best_per_week
from moving
inner join best using (peers, indicator, as_of)
order by moving.indicator, moving.as_of;

drop table place_speeds;
drop table place_days;
