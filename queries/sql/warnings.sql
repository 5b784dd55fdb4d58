-- One row per question that the numbers in force ask, newest date first.
select
    warnings.as_of,
    warnings.kind,
    warnings.unit,
    indicators.short_name as indicator,
    warnings.found,
    warnings.expected,
    warnings.message,
    files.file_name,
    warnings.sheet,
    warnings.cell
from warnings
inner join files using (report_number)
left join indicators using (indicator)
order by
    warnings.as_of desc,
    warnings.kind,
    warnings.unit,
    indicators.position,
    warnings.report_number,
    warnings.sheet,
    warnings.cell
