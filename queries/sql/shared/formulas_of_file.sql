-- One row per group of formulas that the database brought, in the order to define them.
select statements
from formulas
order by position
