-- One row per indicator, commune and day that a number was changed of, or came late of.
create or replace macro marked_days(wanted_indicator) as table (
    with units as (
        select
            observations.indicator,
            observations.unit_code,
            observations.as_of,
            min(numerator) <> max(numerator) as is_changed,
            bool_or(
                (observations.as_of <= deadline and received_at::date > deadline)
                or date_diff('day', observations.as_of, received_at::date) > late_after_days
            ) as is_late
        from observations
        cross join rules
        inner join reports using (report_number)
        left join deadlines on year(observations.as_of) = deadlines.target_year
        where wanted_indicator::varchar is null or observations.indicator = wanted_indicator
        group by observations.indicator, observations.unit_code, observations.as_of
        having is_changed or is_late
    )

    select
        units.* exclude (unit_code),
        coalesce(parts.commune_code, unit_code) as commune_code
    from units
    cross join (
        select value::date as merger_date from settings where name = 'merger_date'
    )
    left join parts on unit_code = parts.old_code and as_of < merger_date
);
