-- One row per place and commune of it.
-- A place is a commune, or all communes of a district, of a group, of both, or of the province:
-- the parts that do not bound it are null.
create temporary table place_communes as
with belonging as (
    select
        commune_code,
        groups_of(
            border, mountainous, remote, has_minority_village, minority_area, kind, coastal
        ) as parts,
        unnest(
            [(commune_code, null, null), (null, former_district, null), (null, null, null)]
            || list_transform(parts, lambda part: (null, null, part))
            || list_transform(
                list_filter(parts, lambda part: part like '% yes'),
                lambda part: (null, former_district, part)
            )
        ) as place
    from communes
)

select
    commune_code as member,
    dense_rank() over (order by place) as place_number,
    place[1]::varchar as commune_code,
    place[2]::varchar as district_part,
    place[3]::varchar as group_part,
    concat_ws('|', place[1], place[2], place[3]) as place_code
from belonging;
