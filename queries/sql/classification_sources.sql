-- One row per classification, value, confidence and source.
select
    classification,
    value,
    confidence,
    count(*) as communes,
    source
from classifications
group by classification, value, confidence, source
order by classification, value desc, source
