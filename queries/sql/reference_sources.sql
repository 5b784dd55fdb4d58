-- One row per kind of reference fact.
select
    dataset,
    what,
    source,
    note
from sources
order by dataset, what
