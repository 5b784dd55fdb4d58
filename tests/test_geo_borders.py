import numpy as np
import pytest
import shapely

from geo import lattice
from geo.borders import borders

WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def coverage(*areas):
    return np.array(areas, dtype=object)


def test_two_squares_have_one_common_border_and_two_outer_ones():
    found = borders(coverage(WEST, EAST))
    assert found.sides == ((0, -1), (0, 1), (1, -1))
    assert [line.length for line in found.lines] == [3, 1, 3]
    assert {line.geom_type for line in found.lines} == {"MultiLineString"}


def test_all_stretches_of_one_pair_are_in_one_line():
    step = shapely.box(1, 1, 2, 2)
    parts = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 1, 3, 2)])
    found = borders(coverage(parts, step, shapely.box(1, 0, 2, 1)))
    lines = dict(zip(found.sides, found.lines, strict=True))
    assert lines[0, 1].equals(shapely.MultiLineString([[(2, 1), (2, 2)]]))
    assert len(lines[0, -1].geoms) == 2


def test_the_border_of_a_hole_counts():
    hole = shapely.box(1, 1, 2, 2)
    found = borders(coverage(shapely.box(0, 0, 3, 3).difference(hole), hole))
    assert dict(zip(found.sides, shapely.length(found.lines), strict=True)) == {
        (0, -1): 12,
        (0, 1): 4,
    }


def test_borders_of_the_lattice_add_up_to_the_outlines_of_all_communes():
    areas = lattice.communes().areas
    found = borders(areas)
    lengths = shapely.length(found.lines)
    for index, area in enumerate(areas):
        own = [index in side for side in found.sides]
        assert lengths[own].sum() == pytest.approx(area.length)
    outer = [-1 in side for side in found.sides]
    assert lengths[outer].sum() == pytest.approx(shapely.union_all(areas).length)


def test_the_outline_of_a_group_is_the_borders_with_one_side_in_it():
    areas, group = lattice.communes().areas, {0, 1, 2, 3, 4, 5}
    found = borders(areas)
    drawn = [len(group.intersection(side)) == 1 for side in found.sides]
    around = shapely.union_all(areas[sorted(group)])
    assert shapely.length(found.lines)[drawn].sum() == pytest.approx(around.length)


def test_three_areas_on_one_segment_are_refused():
    with pytest.raises(ValueError) as refusal:
        borders(coverage(WEST, EAST, shapely.box(1, 0, 3, 1)))
    assert str(refusal.value) == "areas [0, 1, 2] overlap at (1.0, 0.0)"
