-- One row per place, indicator and report date: its numbers, and its newest speed until then.
-- Made once when the database is loaded, so that every query starts from a plain filter.
create or replace table places as
with moving as (
    select place_days.*, place_speeds.* exclude (place_code, indicator, peers)
    from place_days
    asof left join place_speeds
        on
            place_days.place_code = place_speeds.place_code
            and place_days.indicator = place_speeds.indicator
            and place_days.as_of >= place_speeds.observed_to
),

best as (
    select
        peers,
        indicator,
        as_of,
        max(max(per_week)) over (partition by peers, indicator order by as_of) as best_per_week
    from moving
    group by peers, indicator, as_of
)

select moving.* exclude (peers), best.best_per_week
from moving
inner join best using (peers, indicator, as_of)
order by moving.indicator, moving.as_of;

drop table place_speeds;
drop table place_days;
drop table place_communes;
