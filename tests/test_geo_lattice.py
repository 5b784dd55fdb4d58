import csv
from collections import Counter

import pytest
import shapely
from geo_samples import ROOT

from geo import lattice

CELL_M2 = 500_000


def test_there_are_69_communes_in_ascending_order_of_code():
    codes = lattice.communes().codes
    assert len(codes) == 69
    assert list(codes) == sorted(codes)
    assert (codes[0], codes[-1]) == ("18073", "18844")


def test_every_commune_has_half_a_square_kilometre_for_each_of_its_cells():
    with (ROOT / "geo" / "lattice.csv").open(encoding="utf-8", newline="") as file:
        cells = Counter(row["commune_code"] for row in csv.DictReader(file))
    communes = lattice.communes()
    assert sum(cells.values()) == 11_932
    for code, area in zip(communes.codes, communes.areas, strict=True):
        assert area.area == pytest.approx(cells[code] * CELL_M2, rel=1e-8)


def test_neighbours_share_every_vertex_of_their_border():
    areas = lattice.communes().areas
    assert shapely.is_valid(areas).all()
    assert shapely.coverage_is_valid(areas)


def test_communes_in_several_parts_stay_in_several_parts():
    communes = lattice.communes()
    parts = dict(zip(communes.codes, shapely.get_num_geometries(communes.areas), strict=True))
    assert {code: number for code, number in parts.items() if number > 1} == {
        "18133": 2,
        "18481": 2,
        "18823": 2,
    }
