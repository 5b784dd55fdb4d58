-- The formulas of the reporting rounds (method.md, 5).

-- What came on the day itself is on time; what has not come is missing, before the deadline too.
create or replace macro state_of(received_on, deadline) as
    case
        when received_on is null then 'missing'
        when received_on <= deadline then 'on_time'
        else 'late'
    end;

create or replace macro days_late(received_on, deadline) as
    case when received_on > deadline then date_diff('day', deadline, received_on) end::integer;
