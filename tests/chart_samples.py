"""Four communes, a map of four squares, and golden files: what the tests of charts share.

The four are one of each kind that must never look alike: 80 %, 0 %, no data, nobody to count.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

from charts.figures import Parts

GOLDEN = Path(__file__).parent / "golden"
DAY = pd.Timestamp("2026-10-31")


def commune(code: str, name: str, **other: Any) -> dict[str, Any]:
    """A row of `queries.coverage_by_commune`: a commune that has met 80 %, unless said."""
    return {
        "commune_code": code,
        "commune": name,
        "kind": "xã",
        "former_district": "Huyện Hương Khê",
        "former_districts": "Huyện Hương Khê",
        "border": "no",
        "mountainous": "unknown",
        "remote": "unknown",
        "has_minority_village": "unknown",
        "minority_area": "unknown",
        "reported_on": DAY,
        "numerator": 800,
        "denominator": 1000,
        "share_percent": 80.0,
        "target_percent": 80.0,
        "gap_points": 0.0,
        "people_missing": 0,
        "measure": "coverage",
        "value": 80.0,
        "target": 80.0,
        "is_estimated": False,
        "is_silent": False,
        "level": "met",
        **other,
    }


NO_SHARE = {"share_percent": None, "gap_points": None, "value": None}
MET = commune("18073", "Thành Sen", kind="phường", former_district="Thành phố Hà Tĩnh")
ZERO = commune(
    "18496",
    "Hương Khê",
    border="yes",
    mountainous="yes",
    remote="yes",
    has_minority_village="yes",
    reported_on=pd.Timestamp("2026-07-30"),
    numerator=0,
    share_percent=0.0,
    gap_points=80.0,
    people_missing=800,
    value=0.0,
    is_silent=True,
    level="behind",
)
NO_DATA = commune(
    "18100",
    "Trần Phú",
    reported_on=None,
    numerator=None,
    denominator=None,
    people_missing=None,
    is_silent=True,
    level="no_data",
    **NO_SHARE,
)
NOBODY = commune(
    "18133", "Hương Sơn", numerator=0, denominator=0, level="not_applicable", **NO_SHARE
)
WHOLE = ("numerator", "denominator", "people_missing")


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """These rows, typed as a query types them."""
    types = dict.fromkeys(WHOLE, "Int64") | {"reported_on": "datetime64[us]"}
    floats = ("share_percent", "target_percent", "gap_points", "value", "target")
    return pd.DataFrame(rows, columns=list(MET)).astype(types | dict.fromkeys(floats, "float64"))


def four() -> pd.DataFrame:
    """The four communes in the order of their codes."""
    return table(MET, NO_DATA, NOBODY, ZERO)


@dataclass(frozen=True)
class Squares:
    """Four squares of half a degree in a row, their tiles in a row to the east of them."""

    communes: str = "communes-1.json"
    borders: str = "borders-1.json"
    tiles: str = "tiles-1.json"
    tile_borders: str = "tile_borders-1.json"
    codes: tuple[str, ...] = ("18073", "18100", "18133", "18496")
    names: tuple[str, ...] = ("Phường Thành Sen", "Xã Trần Phú", "Xã Hương Sơn", "Xã Hương Khê")
    border_sides: tuple[tuple[int, int], ...] = ((-1, 0), (0, 1), (1, 2), (2, 3), (3, -1))
    tile_border_sides: tuple[tuple[int, int], ...] = ((-1, 0), (0, 1), (1, 2), (2, 3), (3, -1))
    commune_centres: tuple[tuple[float, float], ...] = ((105, 18), (106, 18), (107, 18), (108, 18))
    tile_centres: tuple[tuple[float, float], ...] = ((110, 18), (111, 18), (112, 18), (113, 18))
    bounds: tuple[float, float, float, float] = (104.5, 17.5, 108.5, 18.5)
    all_bounds: tuple[float, float, float, float] = (104.5, 17.5, 113.5, 18.5)


def checked(figure: Parts) -> go.Figure:
    """The figure of these parts, where Plotly knows all that it asks for: pages leave that out."""
    return go.Figure(figure)


def tree(html: str) -> list[Any]:
    """HTML as nested lists: [tag, attributes, text and children, ...]."""
    return [_branch(one) for one in ElementTree.fromstring(f"<all>{html}</all>")]


def _branch(element: ElementTree.Element) -> list[Any]:
    parts: list[Any] = [element.tag, dict(element.attrib), element.text]
    for child in element:
        parts += [_branch(child), child.tail]
    return [part for part in parts if part is not None]


def cards_of(shown: pdk.Deck) -> dict[int, list[str]]:
    """The lines of every hover card, by the index of its commune, as a browser would show them."""
    html = shown._tooltip["html"]
    parts = r"<style>(.*?)</style><div class='hover' style='--name:\"{name}\"'>(.*)</div>"
    style, body = re.fullmatch(parts, html).groups()
    contents = dict(re.findall(r'p\.(\w)::after\{content:"(.*?)"\}', style))
    assert style.startswith(".hover .h{i}{display:block}")
    found = {}
    for classes, given, inside in re.findall(r"<p class='([\w ]+)'([^>]*)>((?:(?!<p).)*)", body):
        *places, kind = classes.split()
        text = inside.replace("<br>", "\n")
        if kind in contents:
            assert not inside
            text = contents[kind].replace("\\A ", "\n")
            for letter, figure in (one.split("=") for one in given.split()):
                assert f'"attr({letter})"' in text
                text = text.replace(f'"attr({letter})"', figure)
            assert "attr" not in text
        elif kind != "own":
            places.append(kind)
        head = [] if kind == "own" else ["{name}"]
        found |= {int(one.removeprefix("h")): [*head, *text.split("\n")] for one in places}
    return found


# Upright or level, slanting, or of so many points.
STROKES = {"!": "|.", "?": "8.", "–": "-", "×": "//", "…": "..."}


def signs_of(layer: dict[str, Any]) -> list[str]:
    """The signs that a layer of lines draws, told by the shapes of their dark strokes."""
    table = layer["getPath"].removeprefix("@@=(").removesuffix(")[k]")
    shapes = [
        _shape(stroke)
        for stroke in json.loads(re.sub(r"[xy]([+-])", r"\1", table).replace("+", ""))
    ]
    found: dict[tuple[float, float], str] = {}
    for row in layer["data"]:
        if row["i"] == 1:
            at = row["x"], row["y"]
            found[at] = found.get(at, "") + shapes[row["k"]]
    return [_spelled(strokes) for strokes in found.values()]


def _shape(stroke: list[tuple[float, float]]) -> str:
    if len(stroke) > 2:
        return str(len(stroke))
    (x, y), (to_x, to_y) = stroke
    across, up = abs(to_x - x), abs(to_y - y)
    if across and up:
        return "/"
    return "|" if up else "-" if across > 10 * abs(y) else "."


def _spelled(strokes: str) -> str:
    (sign,) = (
        one for one in (*STROKES, "!…") if strokes == "".join(STROKES[letter] for letter in one)
    )
    return sign


def assert_golden(name: str, actual: Any) -> None:
    """Compare with `golden/NAME.json`; to renew it, delete the file, run twice, and look at it."""
    path = GOLDEN / f"{name}.json"
    actual = json.loads(json.dumps(actual))
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(actual, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        raise AssertionError(f"{path.name} was not there and is written now: look at it")
    different = differences(json.loads(path.read_text(encoding="utf-8")), actual)
    assert not different, "\n".join(different)


def differences(expected: Any, actual: Any, at: str = "") -> list[str]:
    """Every place where two JSON values differ."""
    if type(expected) is type(actual) and isinstance(expected, (dict, list)):
        one, two = (
            dict(value if isinstance(value, dict) else enumerate(value))
            for value in (expected, actual)
        )
        return [
            line
            for key in dict.fromkeys([*one, *two])
            for line in differences(one.get(key, "nothing"), two.get(key, "nothing"), f"{at}/{key}")
        ]
    return [] if expected == actual else [f"{at}: expected {expected!r}, got {actual!r}"]


PROVINCE = {
    "communes_reported": 67,
    "communes_total": 69,
    "numerator": 740000,
    "denominator": 1000000,
    "share_percent": 74.0,
    "lowest_percent": 73.95,
    "highest_percent": 74.94,
    "target_percent": 80.0,
    "gap_points": 6.0,
    "people_missing": 60000,
    "measure": "coverage",
    "value": 74.0,
    "target": 80.0,
    "communes_met": 10,
    "communes_near": 39,
    "communes_behind": 18,
    "communes_without_data": 2,
    "is_estimated": False,
}
NO_TARGET = {"target": None, "target_percent": None, "gap_points": None, "people_missing": None}
COUNT = {**NO_TARGET, "measure": "count", "value": 123.0, "target": 3.0, "communes_near": 0}
YES_NO = COUNT | {"measure": "yes_no", "value": 10.0, "target": 1.0}
NONE_KNOWN = {"value": None, "share_percent": None, "people_missing": None}
NOBODY_ASKED = {"communes_total": 0, "communes_reported": 0, "value": None}
