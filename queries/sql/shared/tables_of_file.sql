-- One row per table of the attached database.
select table_name
from duckdb_tables()
where database_name = 'file'
order by table_oid
