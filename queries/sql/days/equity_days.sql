-- One row per indicator, report date and grouping of one district, put into `equity_days`.
insert into equity_days
select $district::varchar as district_asked, *
from equity_on($district::varchar)
