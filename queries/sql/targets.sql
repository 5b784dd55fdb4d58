-- One row per target year of one indicator, with the reporting deadline of that year.
select
    targets.year,
    targets.target,
    deadlines.deadline
from targets
inner join deadlines on targets.year = deadlines.target_year
where targets.indicator = $indicator
order by targets.year
