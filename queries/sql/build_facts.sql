-- One row per fact about the build.
select
    key,
    value
from meta
order by key
