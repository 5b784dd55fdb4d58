-- One row per list that classifies communes, in the database that reports are copied from.
select sha256
from before.files
where shape = 'classification'
order by report_number
