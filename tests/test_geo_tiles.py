import pytest
import shapely

from geo import lattice, tiles
from geo.tile_layout import is_connected

BOUNDS = (500_000.0, 1_900_000.0, 600_000.0, 1_970_000.0)


def test_every_commune_has_a_tile_of_its_own():
    cells = tiles.cells()
    assert sorted(cells) == list(lattice.communes().codes)
    assert len(set(cells.values())) == 69
    assert is_connected(tuple(cells.values()))


def test_tiles_are_hexagons_of_equal_size_that_fit_together():
    areas = tiles.beside(BOUNDS).areas
    assert shapely.area(areas) == pytest.approx(areas[0].area)
    assert set(shapely.get_num_coordinates(areas)) == {7}
    assert shapely.coverage_is_valid(areas)
    assert shapely.union_all(areas).geom_type == "Polygon"


def test_the_tile_map_stands_in_the_empty_north_east_of_the_box_and_is_as_high():
    west, south, _, north = shapely.total_bounds(tiles.beside(BOUNDS).areas)
    assert west == pytest.approx(600_000 - 0.27 * 100_000)
    assert (south, north) == pytest.approx((1_900_000, 1_970_000))
