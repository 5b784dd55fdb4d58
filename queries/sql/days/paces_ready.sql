-- One row: 1 where the rows of a day and target year are there, else none.
select 1
from paces
where day = $as_of::date and year_asked is not distinct from $target_year::integer
limit 1
