from itertools import permutations

import numpy as np
import pytest
import shapely

from geo import lattice, tiles
from geo.tile_layout import assign, best_layout, is_connected


@pytest.fixture(scope="module")
def layout():
    return best_layout()


def test_the_cheapest_assignment_is_found():
    cost = np.array([[4.0, 1.0, 3.0], [2.0, 0.0, 5.0], [3.0, 2.0, 2.0]])
    # 1 + 2 + 2: every other choice costs at least 6.
    assert assign(cost).tolist() == [1, 0, 2]


def test_no_assignment_is_cheaper_even_with_columns_to_spare():
    draw = np.random.default_rng(1)
    for _ in range(30):
        cost = draw.random((4, 6))
        least = min(sum(cost[range(4), choice]) for choice in permutations(range(6), 4))
        assert cost[range(4), assign(cost)].sum() == pytest.approx(least)


def test_cells_that_only_lie_near_are_not_connected():
    assert is_connected(((0, 0), (0, 1), (1, 0)))
    assert not is_connected(((0, 0), (0, 2)))


def test_the_layout_is_the_reviewed_file(layout):
    assert dict(zip(lattice.communes().codes, layout.cells, strict=True)) == tiles.cells()


def test_the_layout_keeps_communes_near_their_place(layout):
    assert layout.mean_displacement_m == pytest.approx(8737, abs=1)
    # Of 167 pairs of neighbouring communes.
    assert layout.neighbours_kept == 124


def test_every_commune_stays_on_its_side_of_the_province(layout):
    areas = lattice.communes().areas
    places = shapely.get_coordinates(shapely.centroid(areas))
    placed = shapely.get_coordinates(
        shapely.centroid(tiles.beside(tuple(shapely.total_bounds(areas))).areas)
    )
    real, drawn = places - places.mean(axis=0), placed - placed.mean(axis=0)
    turned = np.angle(np.exp(1j * (np.arctan2(*real.T) - np.arctan2(*drawn.T))), deg=True)
    is_far = np.hypot(*real.T) > 20_000
    assert is_far.sum() > 40
    assert np.abs(turned[is_far]).max() < 60
    assert np.median(np.abs(turned[is_far])) < 15
