-- One row: 1 where the rows of a district are there, else none.
select 1
from equity_days
where district_asked is not distinct from $district::varchar
limit 1
