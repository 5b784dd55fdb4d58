-- One row per report date, newest first, and one for the days before all of them.
select
    as_of,
    version
from day_versions
order by as_of desc
