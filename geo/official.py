"""Official boundaries: read, told apart, checked, cleaned and simplified."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pandas as pd
import pyogrio.errors  # type: ignore[import-untyped]  # has no types
import shapely

from geo.boundaries import BoundaryError
from geo.checks import (
    check_areas,
    check_complete,
    check_kinds,
    check_overlaps,
    check_places,
    check_reach,
)
from geo.communes import Communes
from geo.coverage import LON_LAT, METRES, to_lon_lat

# About a pixel when the province fills a screen (150 km on 1,920 pixels).
TOLERANCE_M = 80
# Slivers between neighbours drawn one by one; true enclaves are wider.
GAP_WIDTH_M = 50


@dataclass(frozen=True)
class Official:
    """Boundaries ready to keep, and which communes had a geometry that needed repair.

    `communes` has one row per commune in ascending order of code, columns `code` and `geometry`,
    in EPSG:4326 with 5 decimals; neighbours share the vertices of their borders.
    """

    communes: geopandas.GeoDataFrame
    repaired: tuple[str, ...]


def load(path: Path, communes: Communes) -> Official:
    """Boundaries of all communes from a GeoJSON, GeoPackage or Shapefile (plain or zipped).

    Rows are matched by whichever column holds most of the 5-digit codes, or else of the names;
    rows of other provinces are left aside. Raises BoundaryError as `prepare` does, and when the
    file cannot be read or declares no CRS.
    """
    frame = _read(path)
    code = _matched(frame, communes)
    return prepare(frame.assign(code=code)[code.notna()], communes)


def prepare(frame: geopandas.GeoDataFrame, communes: Communes) -> Official:
    """Checked boundaries from rows with `code` and `geometry`, in any CRS.

    Raises BoundaryError when a commune is missing or there twice, is not an area, differs from
    its published area by more than 10 %, lies elsewhere, or overlaps another by over 0.1 %.
    """
    check_complete(frame["code"], communes)
    metres = frame.sort_values("code").to_crs(METRES)
    areas, expected = metres.geometry.to_numpy(), [communes[code] for code in metres["code"]]
    check_kinds(areas, expected)
    check_reach(areas, expected)
    is_broken = ~shapely.is_valid(areas)
    areas = shapely.make_valid(areas, method="structure", keep_collapsed=False)
    check_areas(areas, expected)
    check_places(areas, expected)
    check_overlaps(areas, expected)
    clean = shapely.coverage_clean(areas, gap_width=GAP_WIDTH_M)
    outlines = to_lon_lat(shapely.coverage_simplify(clean, TOLERANCE_M))
    codes = metres["code"].to_numpy()
    table = geopandas.GeoDataFrame({"code": codes}, geometry=outlines, crs=LON_LAT)
    return Official(table, repaired=tuple(codes[is_broken]))


def _read(path: Path) -> geopandas.GeoDataFrame:
    if not path.is_file():
        raise BoundaryError(f"Không có tệp {path}. Hãy kiểm tra lại đường dẫn.")
    try:
        frame = geopandas.read_file(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise BoundaryError(
            f"Không đọc được {path.name}: cần GeoJSON, GeoPackage hoặc Shapefile. Hãy kiểm tra lại "
            "tệp; với Shapefile, hãy nén đủ các tệp .shp, .shx, .dbf, .prj vào một tệp .zip."
        ) from error
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise BoundaryError(f"{path.name} không có cột hình học. Hãy xuất lại tệp kèm ranh giới.")
    if frame.crs is None or not (frame.crs.is_geographic or frame.crs.is_projected):
        raise BoundaryError(
            f"{path.name} không khai báo hệ tọa độ. Hãy xuất lại tệp kèm hệ tọa độ (với Shapefile "
            "là tệp .prj), ví dụ WGS 84 hoặc VN-2000."
        )
    return frame


def _matched(frame: geopandas.GeoDataFrame, communes: Communes) -> "pd.Series[str]":
    """The commune code of every row by its best column, codes before names; missing for others."""
    by_name = {_plain_name(commune.name): code for code, commune in communes.items()}
    columns = [frame[column] for column in frame.columns.drop(frame.geometry.name)]
    by_code = [
        column.map(_code).where(lambda code: code.isin(communes.keys())) for column in columns
    ]
    named = [column.map(lambda text: by_name.get(_plain_name(text))) for column in columns]
    nothing = pd.Series(None, index=frame.index, dtype=object)
    return max([*by_code, *named, nothing], key=lambda codes: codes.nunique())


def _code(value: object) -> str:
    return str(value).strip().removesuffix(".0").zfill(5)


def _plain_name(value: object) -> str:
    text = " ".join(unicodedata.normalize("NFC", str(value)).lower().split())
    return re.sub("^(xã|phường|thị trấn) ", "", text)
