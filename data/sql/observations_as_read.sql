-- One row per observation of one report, in the order in which it was read.
select
    unit_code,
    indicator,
    as_of,
    numerator,
    denominator,
    sheet,
    cell,
    note
from observations
where report_number = $number
order by rowid
