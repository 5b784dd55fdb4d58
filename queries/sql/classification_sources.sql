-- One row per classification, value, confidence, source and file.
select
    classification,
    value,
    confidence,
    count(*) as communes,
    source,
    file_name
from classifications
group by classification, value, confidence, source, file_name
order by classification, value desc, source, file_name
