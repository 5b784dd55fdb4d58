-- The formulas of who belongs to which group.

-- Who is compared with whom, from the hardest conditions to the easiest (method.md, 3).
create or replace macro peer_group(kind, remote, coastal) as
    case
        when remote = 'yes' then 'remote'
        when kind = 'phường' then 'urban'
        when coastal = 'yes' then 'coastal'
        else 'midland'
    end;

create or replace macro is_wanted(
    wanted_district, wanted_group,
    former_district, border, mountainous, remote, has_minority_village, minority_area
) as
    (wanted_district::varchar is null or former_district = wanted_district)
    and (
        wanted_group::varchar is null
        or 'yes' = case wanted_group
            when 'border' then border
            when 'mountainous' then mountainous
            when 'remote' then remote
            when 'has_minority_village' then has_minority_village
            when 'minority_area' then minority_area
        end
    );
