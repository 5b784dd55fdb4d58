-- One row per report: what it is, and how many observations it has.
-- All of them are looked at, so that a damaged block is found now.
select
    reports.sha256,
    reports.report_number,
    reports.shape,
    reports.as_of,
    reports.is_sample,
    count(observations.report_number) as size,
    bit_xor(hash(observations)) as looked_at
from reports
left join observations using (report_number)
group by all
order by reports.report_number
