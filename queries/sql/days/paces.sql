-- One row per indicator, target year and place of one day, put into `paces`.
insert into paces
select $as_of::date as day, $target_year::integer as year_asked, *
from pace_on($as_of::date, $target_year::integer)
