-- One row per report and commune that it counts in: whether it changed a number, or came late.
create or replace macro versions_of(wanted_indicator) as table (
    select
        observations.indicator,
        coalesce(parts.commune_code, observations.unit_code) as commune_code,
        observations.as_of,
        observations.numerator <> lag(observations.numerator) over (
            partition by
                observations.indicator, observations.unit_code, observations.as_of
            order by observations.report_number
        ) as is_changed,
        (observations.as_of <= deadline and received_at::date > deadline)
        or date_diff('day', observations.as_of, received_at::date) > late_after_days as is_late
    from observations
    cross join rules
    cross join (
        select value::date as merger_date from settings where name = 'merger_date'
    )
    inner join reports using (report_number)
    left join deadlines on year(observations.as_of) = deadlines.target_year
    left join parts
        on
            observations.unit_code = parts.old_code
            and observations.as_of < merger_date
    where wanted_indicator::varchar is null or observations.indicator = wanted_indicator
);
