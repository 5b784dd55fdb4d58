-- One row per date of a report in force, newest first.
select distinct as_of
from commune_values
order by as_of desc
