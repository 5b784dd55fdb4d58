"""The public source of official boundaries: one file per commune, fetched until all are valid."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import geopandas
import numpy as np
import shapely

from geo import boundaries
from geo.boundaries import BoundaryError
from geo.checks import area_fault, few, number
from geo.communes import Commune, Communes
from geo.coverage import LON_LAT, to_metres
from geo.files import replace_bytes
from geo.official import Official, prepare

COMMIT = "cd58063299585146ded3981f2272946ef19ced54"
SOURCE_URL = (
    "https://raw.githubusercontent.com/thanglequoc/vietnamese-provinces-database/"
    f"{COMMIT}/json/geojson/42_ha_tinh/wards/"
)
SOURCE = f"thanglequoc/vietnamese-provinces-database (giấy phép MIT, bản {COMMIT[:7]})"
CODE_PROPERTIES = ("unit_code", "code")
CHUNK_BYTES = 65536


@dataclass(frozen=True)
class Limits:
    """How long one file and the whole download may take, in seconds."""

    file_s: float = 30
    total_s: float = 600


LIMITS = Limits()


def download(
    store: Path,
    communes: Communes,
    report: Callable[[str], None],
    url: str = SOURCE_URL,
    limits: Limits = LIMITS,
) -> Official:
    """Checked boundaries of all communes from `url`, the folder that holds their files.

    Files that came whole are kept in `store` and not fetched again; `report` gets a line for each.
    Raises BoundaryError when any is still missing at the end, or when they do not fit together.
    """
    parts = boundaries.folder(store) / "parts"
    deadline = time.monotonic() + limits.total_s
    areas: dict[str, shapely.Geometry] = {}
    failures: list[str] = []
    for place, commune in enumerate(communes.values(), start=1):
        seconds = min(limits.file_s, deadline - time.monotonic())
        try:
            areas[commune.code], outcome = _part(parts, commune, url, seconds)
        except BoundaryError as error:
            outcome = f"chưa được: {error}"
            failures.append(f"{commune} ({error})")
        report(f"[{place:2}/{len(communes)}] {commune}: {outcome}")
    if failures:
        raise BoundaryError(
            f"Chưa tải được {len(failures)}/{len(communes)} tệp: {few(failures)}. Bản đồ đang dùng "
            "không đổi, các tệp đã tải được giữ lại; hãy chạy lại lệnh để tải tiếp."
        )
    codes, outlines = list(areas), list(areas.values())
    return prepare(
        geopandas.GeoDataFrame({"code": codes}, geometry=outlines, crs=LON_LAT), communes
    )


def fetch(url: str, seconds: float) -> bytes:
    """The whole answer to a request. Raises BoundaryError when it fails, is cut or takes longer."""
    if seconds <= 0:
        raise BoundaryError("hết thời gian")
    deadline = time.monotonic() + seconds
    content = b""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as response:
            while chunk := response.read1(CHUNK_BYTES):
                content += chunk
                if time.monotonic() > deadline:
                    raise TimeoutError
            expected = response.headers["Content-Length"]
    except urllib.error.HTTPError as error:
        raise BoundaryError(f"máy chủ trả lời {error.code}") from error
    except TimeoutError as error:
        raise BoundaryError(f"quá {number(seconds)} giây") from error
    except (OSError, HTTPException, ValueError) as error:
        raise BoundaryError("không kết nối được máy chủ") from error
    if expected is not None and len(content) != int(expected):
        raise BoundaryError(f"mới nhận {len(content)} trong {expected} byte")
    return content


def parse(content: bytes, commune: Commune) -> shapely.Geometry:
    """The outline in a file of one commune, in longitude and latitude.

    Raises BoundaryError unless the file is GeoJSON of one area, of this commune and of its size.
    """
    try:
        document = json.loads(content)
        features = document.get("features", [document])
        outlines = [shapely.from_geojson(json.dumps(each["geometry"])) for each in features]
        properties = [each.get("properties") or {} for each in features]
    except (ValueError, KeyError, TypeError, AttributeError, shapely.GEOSException) as error:
        raise BoundaryError("không phải GeoJSON trọn vẹn") from error
    if [outline.geom_type in ("Polygon", "MultiPolygon") for outline in outlines] != [True]:
        raise BoundaryError("không phải đúng một vùng")
    code = next((properties[0][name] for name in CODE_PROPERTIES if name in properties[0]), None)
    if code not in (None, commune.code):
        raise BoundaryError(f"là ranh giới của {code}")
    fault = area_fault(to_metres(np.array(outlines))[0], commune)
    if fault:
        raise BoundaryError(f"diện tích {fault}")
    return outlines[0]


def _part(parts: Path, commune: Commune, url: str, seconds: float) -> tuple[shapely.Geometry, str]:
    """One outline and where it was had from: kept from an earlier run, or fetched now."""
    name = f"{commune.code}_{commune.slug}.geojson"
    kept = parts / name
    if kept.exists():
        try:
            return parse(kept.read_bytes(), commune), "đã có"
        except BoundaryError:
            kept.unlink()
    content = fetch(f"{url.rstrip('/')}/{name}", seconds)
    outline = parse(content, commune)
    replace_bytes(kept, content)
    return outline, f"đã tải, {len(content) / 1000:.0f} KB"
