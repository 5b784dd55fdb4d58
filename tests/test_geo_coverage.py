import numpy as np
import pytest
import shapely

from geo.coverage import Coverage, to_lon_lat, to_metres


def test_codes_and_areas_are_sorted_together():
    coverage = Coverage.of({"2": shapely.Point(2, 2), "1": shapely.Point(1, 1)})
    assert coverage.codes == ("1", "2")
    assert [point.x for point in coverage.areas] == [1, 2]


def test_longitude_and_latitude_are_rounded_to_five_decimals():
    (point,) = to_lon_lat(np.array([shapely.Point(595_400, 2_028_300)]))
    assert point.x == round(point.x, 5)
    assert point.y == round(point.y, 5)
    # The city of Hà Tĩnh, near 18.34 N 105.90 E.
    assert (point.x, point.y) == pytest.approx((105.90, 18.34), abs=0.01)


def test_the_way_to_metres_leads_back_to_within_a_metre():
    point = np.array([shapely.Point(595_400, 2_028_300)])
    assert shapely.distance(to_metres(to_lon_lat(point)), point)[0] < 1
