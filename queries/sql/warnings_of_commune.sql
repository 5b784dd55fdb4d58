-- One row per question that asks about a commune or its old units, newest date first.
with merger as (
    select value::date as merger_date from settings where name = 'merger_date'
),

names as (
    select commune as unit, false as is_old from communes where commune_code = $commune_code
    union all
    select old_unit, true
    from parts
    inner join old_units using (old_code)
    where commune_code = $commune_code
)

select
    warnings.as_of,
    warnings.kind,
    warnings.unit,
    indicators.short_name as indicator,
    warnings.message,
    files.file_name,
    warnings.sheet,
    warnings.cell
from warnings
cross join merger
-- What asks for missing parts names the commune of today, whatever its date.
inner join names
    on
        warnings.unit = names.unit
        and names.is_old = (warnings.as_of < merger_date and warnings.kind <> 'parts_missing')
inner join files using (report_number)
left join indicators using (indicator)
where warnings.as_of <= $as_of::date
order by warnings.as_of desc, warnings.kind, indicators.position, warnings.sheet, warnings.cell
