import numpy as np
import pytest
import shapely

from geo.boundaries import BoundaryError
from geo.checks import (
    check_areas,
    check_complete,
    check_kinds,
    check_overlaps,
    check_places,
    check_reach,
    few,
    number,
)
from geo.communes import Commune
from geo.coverage import to_lon_lat

# Two squares of 4 km² side by side.
WEST, EAST = (
    shapely.box(600_000, 2_000_000, 602_000, 2_002_000),
    shapely.box(602_000, 2_000_000, 604_000, 2_002_000),
)
CENTRES = shapely.get_coordinates(to_lon_lat(shapely.centroid([WEST, EAST])))
AN = Commune("18001", "An", "xã", 4, *CENTRES[0])
BINH = Commune("18002", "Bình", "xã", 4, *CENTRES[1])
KNOWN = {"18001": AN, "18002": BINH}


def areas(*shapes):
    return np.array(shapes, dtype=object)


def refusal_of(check, *arguments):
    with pytest.raises(BoundaryError) as refusal:
        check(*arguments)
    return str(refusal.value)


def test_sound_boundaries_pass_every_check():
    check_complete(["18002", "18001"], KNOWN)
    for check in (check_kinds, check_areas, check_places, check_overlaps):
        check(areas(WEST, EAST), [AN, BINH])


def test_missing_and_repeated_communes_are_named_together():
    assert refusal_of(check_complete, ["18002", "18002", "18002"], KNOWN) == (
        "Cần đủ 2 xã, phường, mỗi đơn vị đúng một lần; thiếu 1: 18001 An; lặp lại 1: 18002 Bình "
        "(3 lần). Hãy kiểm tra cột mã 5 chữ số hoặc cột tên xã, phường."
    )


@pytest.mark.parametrize("shape", [WEST.exterior, shapely.Polygon(), None])
def test_a_boundary_must_be_an_area(shape):
    assert refusal_of(check_kinds, areas(shape, EAST), [AN, BINH]) == (
        "Ranh giới không phải là vùng khép kín (Polygon): 18001 An. Hãy xuất lại lớp dữ liệu dạng "
        "vùng."
    )


def test_coordinates_without_a_place_in_metres_are_refused():
    nowhere = shapely.transform(WEST, lambda xy: xy + np.inf)
    assert refusal_of(check_reach, areas(nowhere, EAST), [AN, BINH]) == (
        "Tọa độ nằm ngoài hệ tọa độ mà tệp khai báo: 18001 An. Hãy kiểm tra hệ tọa độ và thứ tự "
        "kinh độ, vĩ độ."
    )


def test_an_area_may_differ_by_ten_percent_and_no_more():
    # 4.39 km² and 4.41 km² instead of 4.
    check_areas(areas(shapely.box(0, 0, 2000, 2195)), [AN])
    assert refusal_of(check_areas, areas(shapely.box(0, 0, 2100, 2100)), [AN]) == (
        "Diện tích khác số đã công bố quá 10 %: 18001 An 4,41 km² (công bố 4 km²). Hãy kiểm tra hệ "
        "tọa độ, và tệp có đúng là ranh giới 69 xã, phường từ ngày 01/07/2025 không."
    )


def test_an_area_must_lie_where_its_commune_is():
    # From the centre of the commune (601 km east) to 607 km.
    away = shapely.box(607_000, 2_000_000, 609_000, 2_002_000)
    assert refusal_of(check_places, areas(away, EAST), [AN, BINH]) == (
        "Ranh giới nằm xa vị trí đã biết quá 5 km: 18001 An cách 6 km. Hãy kiểm tra hệ tọa độ "
        "(kinh tuyến trục của VN-2000) và mã xã trong tệp."
    )


def test_an_overlap_over_a_thousandth_is_refused():
    # 2 m of 2,000 m are 0.1 %, 10 m are 0.5 %.
    check_overlaps(areas(shapely.box(600_000, 2_000_000, 602_001.9, 2_002_000), EAST), [AN, BINH])
    wide = shapely.box(600_000, 2_000_000, 602_010, 2_002_000)
    assert refusal_of(check_overlaps, areas(wide, EAST), [AN, BINH]) == (
        "Ranh giới chồng lấn quá 0,1 % diện tích: 18001 An và 18002 Bình (0,5 %). Hãy sửa chỗ "
        "chồng lấn rồi nạp lại."
    )


def test_long_lists_are_cut_after_five():
    assert few(["a", "b"]) == "a; b"
    assert few(list("abcdefg")) == "a; b; c; d; e; và 2 đơn vị khác"


@pytest.mark.parametrize(
    ("value", "text"), [(4, "4"), (1234.5, "1.234,5"), (0.126, "0,13"), (30, "30")]
)
def test_numbers_are_written_as_in_vietnamese(value, text):
    assert number(value) == text
