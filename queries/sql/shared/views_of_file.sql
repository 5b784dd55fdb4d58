-- One row per view of the attached database: the statement that makes it.
select sql
from duckdb_views()
where database_name = 'file' and not internal
order by view_oid
