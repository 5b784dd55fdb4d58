import hashlib
import json
import re
from datetime import date

import pytest
import shapely

from geo import boundaries, lattice, published
from geo.boundaries import Boundaries
from geo.coverage import to_lon_lat
from geo.publish import publish

LATTICE = "Bản đồ sơ họa: lưới lục giác 0,5 km², không phải ranh giới pháp lý."


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return tmp_path_factory.mktemp("store"), tmp_path_factory.mktemp("static")


@pytest.fixture(scope="module")
def drawn(folders):
    return publish(*folders)


def features(folders, name):
    return json.loads((folders[1] / name).read_text(encoding="utf-8"))["features"]


def shapes(folders, name):
    return [shapely.geometry.shape(each["geometry"]) for each in features(folders, name)]


def test_the_lattice_is_drawn_when_there_is_nothing_better(drawn):
    assert not drawn.is_official
    assert drawn.source == LATTICE
    assert drawn.codes == lattice.communes().codes


def test_the_description_is_kept_in_the_store(folders, drawn):
    assert published.read(folders[0]) == drawn


def test_file_names_carry_a_hash_of_their_content(folders, drawn):
    for name in (drawn.communes, drawn.borders, drawn.tiles, drawn.tile_borders):
        content = (folders[1] / name).read_bytes()
        digest = re.fullmatch(r"(?:communes|borders|tiles|tile_borders)-(\w{12})\.json", name)[1]
        assert hashlib.sha256(content).hexdigest().startswith(digest)
        assert len(content) < 200_000


def test_publishing_again_gives_the_same_files(tmp_path, drawn):
    assert publish(tmp_path, tmp_path / "static") == drawn


def test_communes_and_tiles_stand_in_the_order_of_their_codes(folders, drawn):
    for name in (drawn.communes, drawn.tiles):
        found = [
            (each["properties"]["i"], each["properties"]["code"])
            for each in features(folders, name)
        ]
        assert found == list(enumerate(drawn.codes))
        assert [each["properties"]["name"] for each in features(folders, name)] == list(drawn.names)
    assert drawn.names[drawn.codes.index("18685")] == "Xã Cẩm Bình"


def test_communes_are_a_sound_coverage_with_five_decimals(folders, drawn):
    outlines = shapes(folders, drawn.communes)
    assert shapely.is_valid(outlines).all()
    assert shapely.coverage_is_valid(outlines)
    numbers = shapely.get_coordinates(outlines)
    assert (numbers == numbers.round(5)).all()


@pytest.mark.parametrize(
    ("areas", "lines", "sides"),
    [("communes", "borders", "border_sides"), ("tiles", "tile_borders", "tile_border_sides")],
)
def test_every_border_lies_on_its_two_sides(folders, drawn, areas, lines, sides):
    rings = shapely.boundary(shapes(folders, getattr(drawn, areas)))
    found = features(folders, getattr(drawn, lines))
    assert [each["properties"]["j"] for each in found] == list(range(len(getattr(drawn, sides))))
    for each, pair in zip(found, getattr(drawn, sides), strict=True):
        assert each["geometry"]["type"] == "MultiLineString"
        line = shapely.geometry.shape(each["geometry"])
        for side in (side for side in pair if side >= 0):
            assert line.difference(rings[side]).length == 0


def test_centres_lie_inside_their_commune_and_tile(folders, drawn):
    for name, centres in (
        (drawn.communes, drawn.commune_centres),
        (drawn.tiles, drawn.tile_centres),
    ):
        assert shapely.contains(shapes(folders, name), shapely.points(centres)).all()


def test_tiles_carry_their_centre(folders, drawn):
    found = [each["properties"] for each in features(folders, drawn.tiles)]
    assert tuple((each["x"], each["y"]) for each in found) == drawn.tile_centres


def test_bounds_hold_the_real_map_and_the_tiles_beside_it(folders, drawn):
    west, south, east, north = shapely.total_bounds(shapes(folders, drawn.communes))
    assert drawn.bounds == (west, south, east, north)
    communes, tiles = (shapes(folders, file) for file in (drawn.communes, drawn.tiles))
    assert drawn.all_bounds == tuple(shapely.total_bounds([*communes, *tiles]))
    # Their boxes overlap, they do not: 2 km apart at the least (0.02 of a degree).
    assert min(x for x, _ in drawn.tile_centres) < east
    assert shapely.union_all(communes).distance(shapely.union_all(tiles)) > 0.02


def test_official_boundaries_are_drawn_when_they_are_kept(tmp_path):
    communes = lattice.communes()
    outlines = to_lon_lat(shapely.segmentize(communes.areas, 100))
    kept = Boundaries(communes.codes, outlines, "tệp xa.zip", date(2026, 11, 2))
    boundaries.keep(tmp_path, kept)
    result = publish(tmp_path, tmp_path)
    assert result.is_official
    assert result.source == "Ranh giới chính thức: tệp xa.zip, nạp ngày 02/11/2026."
    assert features((tmp_path, tmp_path), result.communes)[0]["geometry"] == json.loads(
        shapely.to_geojson(outlines[0])
    )


def test_damaged_official_boundaries_fall_back_to_the_lattice_with_a_word(tmp_path, drawn):
    boundaries.folder(tmp_path).mkdir()
    boundaries.path(tmp_path).write_text("{", encoding="utf-8")
    result = publish(tmp_path, tmp_path)
    assert result.communes == drawn.communes
    assert not result.is_official
    assert result.source == (
        "Không dùng được ranh giới chính thức: tệp ranh giới chính thức đã nạp bị hỏng, hãy nạp "
        f"lại. {LATTICE}"
    )
