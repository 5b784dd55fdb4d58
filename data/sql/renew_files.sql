-- One row per file of `came`: when and from whom it came.
update files
set received_at = came.received_at, received_from = came.received_from
from came
where
    files.report_number = came.report_number
    and (files.received_at, files.received_from) <> (came.received_at, came.received_from);
