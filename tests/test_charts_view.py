import math

import pytest
from chart_samples import Squares

from charts import view


@pytest.mark.parametrize("size", [(480, 270), (840, 345), (200, 700)])
@pytest.mark.parametrize("bounds", [Squares.bounds, Squares.all_bounds])
def test_the_first_view_shows_everything_and_wastes_no_room(size, bounds):
    west, south, east, north = bounds
    state = view.fit(bounds, size)
    # Pixels of web Mercator at zoom z: a world of 512 x 2^z.
    world = 512 * 2**state.zoom

    def down(latitude):
        return math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi) * world

    across, along = (east - west) / 360 * world, down(north) - down(south)
    assert 0.94 < max(across / size[0], along / size[1]) <= 0.98
    assert state.longitude == (west + east) / 2
    assert down(state.latitude) == pytest.approx((down(north) + down(south)) / 2, abs=0.5)
