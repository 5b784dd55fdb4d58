-- One row per indicator and commune of one day and target year, put into `standings`.
insert into standings
select $as_of::date as day, $target_year::integer as year_asked, *
from communes_on($as_of::date, $target_year::integer)
