-- One row per report that says something of a commune or of its old units, newest date first.
with merger as (
    select value::date as merger_date from settings where name = 'merger_date'
),

said as (
    select
        observations.*,
        lead(report_number) over versions is null as is_in_force,
        lag(report_number) over versions is not null
        and (
            numerator <> lag(numerator) over versions
            or denominator is distinct from lag(denominator) over versions
        ) as is_changed
    from observations
    cross join merger
    where
        as_of <= $as_of::date
        and (
            (as_of >= merger_date and unit_code = $commune_code)
            or (
                as_of < merger_date
                and unit_code in (select old_code from parts where commune_code = $commune_code)
            )
        )
    window versions as (partition by unit_code, indicator, as_of order by report_number)
),

counted as (
    select
        report_number,
        max(as_of) as as_of,
        count(*) as observations,
        count(*) filter (where is_in_force) as in_force,
        bool_or(is_changed) as is_revision
    from said
    group by report_number
)

select
    counted.report_number,
    counted.as_of,
    reports.file_name,
    reports.shape,
    reports.received_at,
    reports.received_from,
    counted.observations,
    counted.in_force,
    counted.is_revision,
    coalesce(counted.as_of <= deadline and received_at::date > deadline, false)
    or date_diff('day', counted.as_of, received_at::date) > late_after_days as is_late
from counted
cross join rules
inner join reports using (report_number)
left join deadlines on year(counted.as_of) = deadlines.target_year
order by counted.as_of desc, counted.report_number desc
