-- One row per accepted report, newest first.
with counted as (
    select
        observations.report_number,
        count(*) as observations,
        count(observations_in_force.report_number) as in_force
    from observations
    left join observations_in_force using (report_number, unit_code, indicator, as_of)
    group by observations.report_number
)

select
    reports.report_number,
    reports.file_name,
    reports.shape,
    reports.as_of,
    reports.received_at,
    reports.received_from,
    reports.is_sample,
    counted.observations,
    counted.in_force,
    reports.sha256
from reports
inner join counted using (report_number)
order by reports.report_number desc
