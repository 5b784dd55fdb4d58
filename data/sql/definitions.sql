-- One row per table or view of the database, with what defines it.
with tables as (
    select
        table_name as name,
        true as is_table,
        sql
    from duckdb_tables()
    where not internal
),

views as (
    select
        view_name as name,
        false as is_table,
        sql
    from duckdb_views()
    where not internal
)

select
    name,
    is_table,
    sql
from tables
union all
select
    name,
    is_table,
    sql
from views
order by name
