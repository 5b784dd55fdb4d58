-- One row per report date: what all answers of that day rest on, in a few letters.
-- Two databases of one version of a day answer the same of it, whatever came for later days.
-- Hashed twice: the last column of a row enters its hash so that equal changes of two cancel out.
create table day_versions as
with facts as (
    select bit_xor(told) as told
    from (
        select hash(hash('formulas', formulas)) as told from formulas
        union all
        select hash(hash('settings', settings)) as told from settings
        union all
        select hash(hash('communes', communes)) as told from communes
        union all
        select hash(hash('indicators', indicators)) as told from indicators
        union all
        select hash(hash('targets', targets)) as told from targets
        union all
        select hash(hash('rounds', rounds)) as told from rounds
    )
),

days as (
    select as_of, bit_xor(hash(hash(commune_days))) as told
    from commune_days
    group by as_of
)

select
    as_of,
    format('{:016x}', xor(facts.told, bit_xor(days.told) over (order by as_of))) as version
from days
cross join facts
order by as_of;

comment on table day_versions is 'One row per report date: what all answers of that day rest on.';
