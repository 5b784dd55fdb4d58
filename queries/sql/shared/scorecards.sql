-- One row per day, place of several communes, indicator and target year: as `scorecard_on` tells.
-- Filled by `days/scorecards` at the first question about a day, as `paces`.
create or replace table scorecards as
select null::date as judged_on, *
from scorecard_on(null::date)
limit 0;

-- Those of the place asked for, of a day and of the last day of the year before.
create or replace macro scorecard_at(wanted_day, wanted_district, wanted_group) as table (
    select *
    from scorecards
    where
        judged_on in (wanted_day, make_date(year(wanted_day) - 1, 12, 31))
        and is_place(
            'province', wanted_district, wanted_group, null, district_part, group_part
        )
);
