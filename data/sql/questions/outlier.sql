-- One row per unit and indicator whose newest share lies far from the others (modified z-score).
with shares as (
    select
        *,
        100 * numerator / denominator as share,
        as_of = max(as_of) over (partition by unit_code, indicator, as_of >= $merger_date)
            as is_newest
    from observations_in_force
    where denominator >= $pattern_least_denominator
),

centred as (
    select
        *,
        median(share) over same_day as middle,
        abs(share - median(share) over same_day) as distance
    from shares
    window same_day as (partition by indicator, as_of)
),

scored as (
    select
        *,
        0.6745 * distance / nullif(median(distance) over (partition by indicator, as_of), 0)
            as score
    from centred
)

select
    report_number,
    unit_code,
    indicator,
    as_of,
    sheet,
    cell,
    round(share, 1) as found,
    round(middle, 1) as before,
    null::date as as_of_before
from scored
where is_newest and score > $outlier_modified_z
order by report_number, unit_code, indicator, as_of
