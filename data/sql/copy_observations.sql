-- One row per observation of reports that another database holds, put into this one as it stands.
-- $numbers are those of the reports there, $new those here, in the same order.
insert into observations
select
    renumbered.report_number,
    held.* exclude (report_number)
from before.observations as held
inner join
    (select unnest($numbers) as number, unnest($new) as report_number) as renumbered
    on held.report_number = renumbered.number
order by renumbered.report_number, held.rowid
