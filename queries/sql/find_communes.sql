-- One row per commune that a text names, by its new or any old name, or by a code.
with units as (
    select
        commune_code,
        commune_code as code,
        commune as matched_name,
        kind as matched_kind,
        false as is_old_name
    from communes
    union all
    select
        parts.commune_code,
        old_units.old_code,
        old_units.old_unit,
        old_units.kind,
        true as is_old_name
    from parts
    inner join old_units using (old_code)
),

spelt as (
    select
        *,
        unnest([matched_name, matched_kind || ' ' || matched_name, code]) as spelling
    from units
),

matching as (
    select
        *,
        begins_a_word(as_written(spelling), as_written($text)) as is_exact,
        without_accents(spelling) = without_accents($text) as is_whole,
        starts_with(without_accents(spelling), without_accents($text)) as is_beginning
    from spelt
    where begins_a_word(without_accents(spelling), without_accents($text))
    qualify row_number() over (
        partition by commune_code
        order by is_exact desc, is_whole desc, is_beginning desc, is_old_name, code
    ) = 1
)

select
    communes.commune_code,
    communes.commune,
    communes.kind,
    communes.former_district,
    communes.former_districts,
    matching.matched_name,
    matching.matched_kind,
    matching.is_old_name,
    communes.sort_key
from matching
inner join communes using (commune_code)
order by is_exact desc, is_whole desc, is_beginning desc, is_old_name, sort_key
