-- One row per fact about the build, and per setting behind the rules.
select
    key,
    value
from meta
union all
select
    name as key,
    value
from settings
order by key
