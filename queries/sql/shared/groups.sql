-- The formulas of who belongs to which group.

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

-- Which places answer a request by commune, province, district or group (null asks for all).
-- Within a district only members of a group are places of their own.
create or replace macro is_place(
    wanted_by, wanted_district, wanted_group, commune_code, district_part, group_part
) as
    case wanted_by
        when 'commune' then commune_code is not null
        when 'province' then
            commune_code is null
            and district_part is not distinct from wanted_district::varchar
            and group_part is not distinct from wanted_group::varchar || ' yes'
        when 'district' then
            district_part is not null
            and (wanted_district::varchar is null or district_part = wanted_district)
            and group_part is not distinct from wanted_group::varchar || ' yes'
        when 'group' then
            group_part is not null
            and district_part is not distinct from wanted_district::varchar
    end;
