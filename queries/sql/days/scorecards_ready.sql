-- One row: 1 where the rows of a day are there, else none.
select 1
from scorecards
where judged_on = $as_of::date
limit 1
