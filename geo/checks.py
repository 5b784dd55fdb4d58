"""What must hold of official boundaries; every check raises BoundaryError naming all it found."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from geo.boundaries import BoundaryError
from geo.communes import Commune, Communes
from geo.coverage import Geometries, to_metres

# The public data set is up to 6.4 % away from the published areas; an old unit under the same
# code, or a file in another projection, is much further.
AREA_TOLERANCE_PERCENT = 10
# A wrong central meridian of VN-2000 shifts the map by at least 25 km.
PLACE_TOLERANCE_KM = 5
OVERLAP_TOLERANCE_PERCENT = 0.1
LISTED = 5


def check_complete(found: Iterable[str], communes: Communes) -> None:
    """Every commune is there exactly once."""
    counts = Counter(found)
    missing = [str(commune) for code, commune in communes.items() if not counts[code]]
    repeated = [f"{communes[code]} ({n} lần)" for code, n in sorted(counts.items()) if n > 1]
    faults = [
        f"{word} {len(names)}: {few(names)}"
        for word, names in (("thiếu", missing), ("lặp lại", repeated))
        if names
    ]
    if faults:
        raise BoundaryError(
            f"Cần đủ {len(communes)} xã, phường, mỗi đơn vị đúng một lần; {'; '.join(faults)}. Hãy "
            "kiểm tra cột mã 5 chữ số hoặc cột tên xã, phường."
        )


def check_kinds(areas: Geometries, communes: Sequence[Commune]) -> None:
    """Every boundary is an area: a Polygon or a MultiPolygon."""
    kinds = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
    is_area = np.isin(shapely.get_type_id(areas), kinds) & ~shapely.is_empty(areas)
    wrong = [str(commune) for commune, right in zip(communes, is_area, strict=True) if not right]
    if wrong:
        raise BoundaryError(
            f"Ranh giới không phải là vùng khép kín (Polygon): {few(wrong)}. Hãy xuất lại lớp dữ "
            "liệu dạng vùng."
        )


def check_reach(areas: Geometries, communes: Sequence[Commune]) -> None:
    """Every coordinate could be turned into metres."""
    is_reached = np.isfinite(shapely.bounds(areas)).all(axis=1)
    wrong = [str(commune) for commune, right in zip(communes, is_reached, strict=True) if not right]
    if wrong:
        raise BoundaryError(
            f"Tọa độ nằm ngoài hệ tọa độ mà tệp khai báo: {few(wrong)}. Hãy kiểm tra hệ tọa độ và "
            "thứ tự kinh độ, vĩ độ."
        )


def check_areas(areas: Geometries, communes: Sequence[Commune]) -> None:
    """Every area (m²) is within 10 % of the published one."""
    faults = map(area_fault, areas, communes)
    wrong = [f"{commune} {fault}" for commune, fault in zip(communes, faults, strict=True) if fault]
    if wrong:
        raise BoundaryError(
            f"Diện tích khác số đã công bố quá {AREA_TOLERANCE_PERCENT} %: {few(wrong)}. Hãy kiểm "
            "tra hệ tọa độ, và tệp có đúng là ranh giới 69 xã, phường từ ngày 01/07/2025 không."
        )


def area_fault(area: shapely.Geometry, commune: Commune) -> str:
    """How far an area in metres is from the published one; empty when within 10 %."""
    area_km2 = area.area / 1e6
    if abs(area_km2 / commune.area_km2 - 1) * 100 <= AREA_TOLERANCE_PERCENT:
        return ""
    return f"{number(area_km2)} km² (công bố {number(commune.area_km2)} km²)"


def check_places(areas: Geometries, communes: Sequence[Commune]) -> None:
    """Every area (metres) lies where its commune is, within 5 km."""
    points = to_metres(shapely.points([(commune.lon, commune.lat) for commune in communes]))
    wrong = [
        f"{commune} cách {number(distance_km)} km"
        for commune, distance_km in zip(
            communes, shapely.distance(areas, points) / 1000, strict=True
        )
        if distance_km > PLACE_TOLERANCE_KM
    ]
    if wrong:
        raise BoundaryError(
            f"Ranh giới nằm xa vị trí đã biết quá {PLACE_TOLERANCE_KM} km: {few(wrong)}. Hãy kiểm "
            "tra hệ tọa độ (kinh tuyến trục của VN-2000) và mã xã trong tệp."
        )


def check_overlaps(areas: Geometries, communes: Sequence[Commune]) -> None:
    """No two areas share more than 0.1 % of the smaller one."""
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    first, second = first[first < second], second[first < second]
    shared = shapely.area(shapely.intersection(areas[first], areas[second]))
    percent = 100 * shared / np.minimum(shapely.area(areas[first]), shapely.area(areas[second]))
    wrong = [
        f"{communes[a]} và {communes[b]} ({number(overlap)} %)"
        for a, b, overlap in zip(first, second, percent, strict=True)
        if overlap > OVERLAP_TOLERANCE_PERCENT
    ]
    if wrong:
        raise BoundaryError(
            f"Ranh giới chồng lấn quá {number(OVERLAP_TOLERANCE_PERCENT)} % diện tích: "
            f"{few(sorted(wrong))}. Hãy sửa chỗ chồng lấn rồi nạp lại."
        )


def few(names: Sequence[str]) -> str:
    """The first five of a list, and how many more there are."""
    more = len(names) - LISTED
    return "; ".join(names[:LISTED]) + (f"; và {more} đơn vị khác" if more > 0 else "")


def number(value: float) -> str:
    """A number as Vietnamese writes it, with at most two decimals: `1.234,5`."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
