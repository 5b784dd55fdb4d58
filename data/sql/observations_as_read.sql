-- One row per observation of a report, in the order in which it was read.
select
    report_number,
    unit_code,
    indicator,
    as_of,
    numerator,
    denominator,
    sheet,
    cell,
    note
from observations
order by report_number, rowid
