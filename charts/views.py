"""Communes, former districts or old units: one shape of row for lists, bars and maps."""

from collections.abc import Mapping, Sequence
from datetime import date

from charts.rows import Row, is_remote_or_minority

COMMUNES, DISTRICTS, OLD_UNITS = "commune", "district", "old_unit"
NAMES = {COMMUNES: "69 xã, phường", DISTRICTS: "12 huyện cũ", OLD_UNITS: "209 đơn vị cũ"}
NOUNS = {COMMUNES: "xã", DISTRICTS: "huyện cũ", OLD_UNITS: "đơn vị cũ"}
UNPACED = (
    "209 đơn vị cũ chỉ có báo cáo trước ngày sáp nhập nên không xét tiến độ từng đơn vị: trang này "
    "theo 69 xã, phường."
)
UNKNOWN = dict.fromkeys(
    ("border", "mountainous", "remote", "has_minority_village", "minority_area"), "unknown"
)


def views_on(day: date, merger: date) -> Mapping[str, str]:
    """What can be looked at on a day, code to name: old units only while they were there."""
    return {view: name for view, name in NAMES.items() if view != OLD_UNITS or day < merger}


def districts_as_rows(districts: Sequence[Row]) -> list[Row]:
    """Rows of `queries.coverage_by_district`, with the names that rows of communes have."""
    return [
        {
            **row,
            "commune_code": row["former_district"],
            "commune": row["former_district"],
            "kind": "",
            "former_districts": row["former_district"],
        }
        for row in districts
    ]


def old_units_as_rows(units: Sequence[Row]) -> list[Row]:
    """Rows of `queries.coverage_by_old_unit`, with the names that rows of communes have.

    Classes are known of the communes of today only.
    """
    return [
        {
            **row,
            **UNKNOWN,
            "commune_code": row["old_code"],
            "commune": row["old_unit"],
            "former_districts": row["former_district"],
            "is_estimated": False,
        }
        for row in units
    ]


def painted(communes: Sequence[Row], districts: Sequence[Row]) -> list[Row]:
    """A row per commune that says what its former district says: what a map of districts draws.

    A tile has room for the name of its commune only.
    """
    by_name = {row["former_district"]: row for row in districts_as_rows(districts)}
    return [
        {
            **by_name[one["former_district"]],
            "commune_code": one["commune_code"],
            "tile_name": one["commune"],
        }
        for one in communes
    ]


def below(rows: Sequence[Row]) -> list[Row]:
    """Those below their target in the order of `queries.gaps`: most people missing first.

    When tied, remote and minority communes come first, then the widest gap.
    """
    return sorted(
        (row for row in rows if row["level"] in ("near", "behind")),
        key=lambda row: (
            -(row["people_missing"] or 0),
            not is_remote_or_minority(row),
            row["value"] - row["target"],
            row["commune_code"],
        ),
    )


def remark(view: str, communes: Sequence[Row]) -> str:
    """What must be said of a view: the two districts of some, the borders that nobody has."""
    if view == DISTRICTS:
        return straddling(communes)
    if view == OLD_UNITS:
        return (
            "Danh sách theo 209 đơn vị cũ, đúng như từng đơn vị báo cáo; bản đồ tô theo 69 xã mới "
            "vì không có ranh giới của đơn vị cũ."
        )
    return ""


def straddling(communes: Sequence[Row]) -> str:
    """Which communes lie in two former districts, and where they are counted."""
    both = [row for row in communes if ";" in row["former_districts"]]
    if not both:
        return ""
    names = ", ".join(
        f"{row['commune']} ({row['former_districts'].replace(';', ' và ')})" for row in both
    )
    return f"Gồm đơn vị của hai huyện cũ, tính vào huyện đứng đầu tên: {names}."
