import json
import subprocess
import sys
from dataclasses import replace

from geo import published
from geo.published import PublishedMap

MAP = PublishedMap(
    communes="communes-1.json",
    borders="borders-1.json",
    tiles="tiles-1.json",
    tile_borders="tile_borders-1.json",
    codes=("18073",),
    names=("Phường Thành Sen",),
    border_sides=((0, -1),),
    tile_border_sides=((0, -1),),
    commune_centres=((105.9, 18.3),),
    tile_centres=((107.0, 18.3),),
    bounds=(105.8, 18.2, 106.0, 18.4),
    all_bounds=(105.8, 18.2, 107.1, 18.4),
    is_official=False,
    source="Bản đồ sơ họa.",
)


def write(store, **changes):
    values = {"format": published.FORMAT, **MAP.__dict__, **changes}
    published.path(store).write_text(json.dumps(values), encoding="utf-8")


def test_no_map_has_been_published_yet(tmp_path):
    assert published.read(tmp_path) is None


def test_what_was_published_is_read_back_as_it_was(tmp_path):
    write(tmp_path)
    assert published.read(tmp_path) == MAP


def test_a_map_of_another_format_does_not_count(tmp_path):
    write(tmp_path, format=published.FORMAT + 1)
    assert published.read(tmp_path) is None


def test_reading_the_published_map_loads_no_geometry_library():
    code = (
        "import sys, geo.published; "
        "print({'numpy', 'shapely', 'pyproj', 'pandas', 'geopandas'} & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"


def test_neighbours_share_a_border_and_the_outside_is_none():
    """Four communes in a row, b beside a and c; d shares a border with the outside alone."""
    row = replace(
        MAP,
        codes=tuple("abcd"),
        names=tuple("ABCD"),
        border_sides=((-1, 0), (1, 0), (1, 2), (2, -1), (3, -1)),
    )
    assert {code: row.neighbours(code) for code in row.codes} == {
        "a": ("b",),
        "b": ("a", "c"),
        "c": ("b",),
        "d": (),
    }
