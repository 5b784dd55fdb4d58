-- One row per former district.
select
    former_district,
    count(*) as communes
from communes
group by former_district
order by min(commune_code)
