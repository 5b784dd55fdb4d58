from datetime import date

import numpy as np
import pytest

from geo import boundaries, lattice
from geo.boundaries import Boundaries, BoundaryError
from geo.coverage import to_lon_lat


@pytest.fixture
def kept(tmp_path):
    communes = lattice.communes()
    given = Boundaries(communes.codes, to_lon_lat(communes.areas), "tệp xa.zip", date(2026, 11, 2))
    boundaries.keep(tmp_path, given)
    return given


def test_nothing_is_kept_at_first(tmp_path):
    assert boundaries.read(tmp_path) is None


def test_what_is_kept_is_read_back_vertex_by_vertex(tmp_path, kept):
    found = boundaries.read(tmp_path)
    assert (found.codes, found.source, found.loaded_on) == (
        kept.codes,
        "tệp xa.zip",
        date(2026, 11, 2),
    )
    assert all(a.equals_exact(b, 0) for a, b in zip(found.outlines, kept.outlines, strict=True))


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"features": [{"geometry": null}]}'])
def test_a_damaged_file_is_refused(tmp_path, kept, damage):
    boundaries.path(tmp_path).write_text(damage, encoding="utf-8")
    with pytest.raises(BoundaryError) as refusal:
        boundaries.read(tmp_path)
    assert str(refusal.value) == "tệp ranh giới chính thức đã nạp bị hỏng, hãy nạp lại"


def test_a_file_with_a_commune_less_is_refused(tmp_path, kept):
    fewer = Boundaries(kept.codes[1:], kept.outlines[1:], kept.source, kept.loaded_on)
    boundaries.keep(tmp_path, fewer)
    with pytest.raises(BoundaryError) as refusal:
        boundaries.read(tmp_path)
    assert str(refusal.value) == "tệp ranh giới chính thức đã nạp thiếu hoặc sai xã, hãy nạp lại"


def test_a_file_whose_communes_overlap_is_refused(tmp_path, kept):
    outlines = np.array([kept.outlines[1], *kept.outlines[1:]], dtype=object)
    boundaries.keep(tmp_path, Boundaries(kept.codes, outlines, kept.source, kept.loaded_on))
    with pytest.raises(BoundaryError):
        boundaries.read(tmp_path)
