-- One row per commune: whom to remind; empty where nobody is known.
select
    commune_code,
    contact,
    position,
    phone,
    email
from contacts
order by commune_code
