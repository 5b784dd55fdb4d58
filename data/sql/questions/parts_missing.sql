-- One row per commune, indicator and date on which only some of its old units have ever reported.
with links as (
    select parts.commune_code, parts.old_code, observations_in_force.*
    from parts
    inner join observations_in_force on parts.old_code = observations_in_force.unit_code
    where observations_in_force.as_of < $merger_date
),

expected as (
    select commune_code, count(*) as old_units
    from parts
    group by commune_code
),

asked as (
    select distinct commune_code, indicator, as_of from links
),

seen as (
    select
        asked.commune_code,
        asked.indicator,
        asked.as_of,
        count(distinct links.old_code) as old_units_seen,
        max_by(links.report_number, links.report_number) as report_number
    from asked
    inner join links using (commune_code, indicator)
    where links.as_of <= asked.as_of
    group by all
)

select
    seen.report_number,
    seen.commune_code as unit_code,
    seen.indicator,
    seen.as_of,
    '' as sheet,
    '' as cell,
    seen.old_units_seen as found,
    expected.old_units as before,
    null::date as as_of_before
from seen
inner join expected using (commune_code)
where seen.old_units_seen < expected.old_units
order by report_number, unit_code, indicator, as_of
