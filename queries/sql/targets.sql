-- One row per indicator and target year, with the reporting deadline of that year.
select
    targets.indicator,
    targets.year,
    targets.target,
    deadlines.deadline
from targets
inner join deadlines on targets.year = deadlines.target_year
where $indicator::varchar is null or targets.indicator = $indicator
order by targets.indicator, targets.year
