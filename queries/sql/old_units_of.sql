-- One row per old unit that went to one commune.
select
    crosswalk.old_code,
    old_units.kind,
    old_units.old_unit,
    old_units.former_district,
    100 * (crosswalk.share_to - crosswalk.share_from) as share_percent,
    crosswalk.clause,
    crosswalk.is_estimated
from crosswalk
inner join old_units using (old_code)
where crosswalk.commune_code = $commune_code
order by crosswalk.old_code
