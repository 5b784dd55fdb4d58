-- The formulas of how fast a value moves (method.md, 2): linear, in its unit per week.

-- Nothing where the two days are the same: one report alone has no pace.
create or replace macro weekly(change, day_before, day) as
    7 * change / nullif(date_diff('day', day_before, day), 0);
