-- One row per commune and indicator whose newest total is far from the reference adults.
with newest as (
    select observations_in_force.*
    from observations_in_force
    inner join indicators using (indicator)
    where indicators.has_reference_adults and as_of >= $merger_date
    qualify row_number() over (partition by unit_code, indicator order by as_of desc) = 1
)

select
    newest.report_number,
    newest.unit_code,
    newest.indicator,
    newest.as_of,
    newest.sheet,
    newest.cell,
    newest.denominator as found,
    communes.reference_adults as before,
    null::date as as_of_before
from newest
inner join communes on newest.unit_code = communes.commune_code
where abs(newest.denominator - communes.reference_adults) * 100
    >= $denominator_change_percent * communes.reference_adults
order by report_number, unit_code, indicator
