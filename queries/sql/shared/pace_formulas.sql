-- The formulas of pace (method.md, 2). All ratios are linear, in the unit of the value.

-- What is still needed from now on: observed pace times the weeks left, over what is missing.
create or replace macro pace_ratio(per_week, gap, weeks_left) as
    if(gap > 0, per_week * weeks_left / gap, null);

-- Against the whole way from the first report to the target.
create or replace macro path_ratio(per_week, baseline, target, baseline_on, deadline) as
    case
        when target > baseline
            then per_week * date_diff('day', baseline_on, deadline) / 7 / (target - baseline)
    end;

-- What each commune must reach by itself has no speed that could be unknown: it is not met yet.
create or replace macro pace_of(
    level, measure, day, deadline, per_week, ratio, on_track_ratio, speed_up_ratio
) as
    case
        when level in ('no_data', 'not_applicable', 'no_target', 'met') then level
        when day > deadline then 'missed'
        when per_week is null and measure in ('count', 'yes_no') then 'not_yet'
        when per_week is null then 'no_pace'
        when per_week < 0 then 'falling'
        when ratio < speed_up_ratio then 'slow'
        when ratio < on_track_ratio then 'speed_up'
        else 'on_track'
    end;

create or replace macro pace_label(pace) as
    case pace
        when 'met' then 'Đạt'
        when 'on_track' then 'Đúng tiến độ'
        when 'speed_up' then 'Cần tăng tốc'
        when 'slow' then 'Chậm'
        when 'falling' then 'Giảm'
        when 'not_yet' then 'Chưa đạt'
        when 'missed' then 'Không đạt'
        when 'no_target' then 'Không có mục tiêu'
        when 'not_applicable' then 'Không có đối tượng'
        else 'Chưa có số liệu'
    end;
