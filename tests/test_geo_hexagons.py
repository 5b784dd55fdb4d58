import shapely

from geo.hexagons import HexGrid, centre, neighbours, outline, polygon

GRID = HexGrid(half_width_m=1, half_side_m=1, origin_x_m=0, origin_y_m=0)
# A cell reaches 2 to the north and south and 1 to the sides: 2 x 2 in the middle, 2 x 1 on top
# and below as triangles, 6 in all.
CELL_AREA = 6


def area_of(cells):
    return polygon(outline(cells), GRID)


def test_odd_rows_are_shifted_right_by_half_a_width():
    assert centre((0, 0)) == (0, 0)
    assert centre((1, 0)) == (1, 3)
    assert centre((2, 5)) == (10, 6)


def test_neighbours_of_a_cell_share_two_corners_with_it():
    for cell in ((4, 4), (5, 4)):
        ring = set(outline([cell])[0])
        for other in neighbours(cell):
            assert len(ring & set(outline([other])[0])) == 2


def test_the_outline_of_one_cell_is_a_closed_hexagon():
    (ring,) = outline([(0, 0)])
    assert ring[0] == ring[-1]
    assert set(ring) == {(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1)}


def test_an_edge_between_two_cells_is_cancelled():
    (ring,) = outline([(0, 0), (0, 1)])
    assert len(set(ring)) == 10
    assert area_of([(0, 0), (0, 1)]).area == 2 * CELL_AREA


def test_a_ring_of_cells_has_a_hole():
    area = area_of(neighbours((2, 2)))
    assert area.geom_type == "Polygon"
    assert len(area.interiors) == 1
    assert area.area == 6 * CELL_AREA


def test_cells_apart_make_several_parts():
    area = area_of([(0, 0), (0, 5)])
    assert area.geom_type == "MultiPolygon"
    assert area.area == 2 * CELL_AREA


def test_an_island_in_a_lake_is_a_part_and_the_lake_stays_a_hole():
    near = {cell for first in neighbours((6, 6)) for cell in neighbours(first)}
    far = {cell for first in near for cell in neighbours(first)} - near
    area = area_of([(6, 6), *far])
    assert shapely.is_valid(area)
    assert len(area.geoms) == 2
    assert sorted(len(part.interiors) for part in area.geoms) == [0, 1]
    # 18 cells lie three steps away.
    assert area.area == (18 + 1) * CELL_AREA
