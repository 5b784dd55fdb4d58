-- One row per warning that came up while a report was read, in that order.
select
    report_number,
    sheet,
    cell,
    found,
    expected,
    message
from warnings
where kind = 'reading'
order by report_number, rowid
