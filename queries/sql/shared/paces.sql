-- One row per day and target year asked for, indicator and place: as `pace_on` tells.
-- Filled by `days/paces` at the first question about a day: planning `pace_on` is what takes time.
create or replace table paces as
select null::date as day, null::integer as year_asked, *
from pace_on(null::date, null::integer)
limit 0;
