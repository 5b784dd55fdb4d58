-- One row per day and target year asked for, indicator and commune: as `communes_on` tells.
-- Filled by `days/standings` at the first question about a day, as `paces`.
create or replace table standings as
select null::date as day, null::integer as year_asked, *
from communes_on(null::date, null::integer)
limit 0;
