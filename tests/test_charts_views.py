from datetime import date

import pytest
from chart_samples import MET, NO_DATA, ZERO, commune, four

from charts import views

MERGER = date(2025, 7, 1)
DISTRICT = {
    key: value
    for key, value in commune("", "").items()
    if key not in ("commune_code", "commune", "kind", "former_districts")
} | {"former_district": "Huyện Hương Khê", "share_percent": 45.0, "level": "behind"}
OLD_UNIT = {
    "old_code": "18082",
    "old_unit": "Đại Nài",
    "kind": "phường",
    "former_district": "Thành phố Hà Tĩnh",
    "now_in": "Thành Sen;Hà Huy Tập",
    "reported_on": date(2025, 6, 30),
    "numerator": 300,
    "denominator": 1000,
    "share_percent": 30.0,
    "target_percent": 70.0,
    "gap_points": 40.0,
    "people_missing": 400,
    "measure": "coverage",
    "value": 30.0,
    "target": 70.0,
    "is_silent": False,
    "level": "behind",
}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 6, 30), ["69 xã, phường", "12 huyện cũ", "209 đơn vị cũ"]),
        (MERGER, ["69 xã, phường", "12 huyện cũ"]),
        (date(2026, 10, 31), ["69 xã, phường", "12 huyện cũ"]),
    ],
)
def test_old_units_can_be_looked_at_only_while_they_were_there(day, shown):
    assert list(views.views_on(day, MERGER).values()) == shown


def test_a_former_district_is_named_like_a_commune():
    (row,) = views.districts_as_rows([DISTRICT])
    assert set(row) == set(MET)
    names = [row[key] for key in ("commune_code", "commune", "kind", "former_districts")]
    assert names == ["Huyện Hương Khê", "Huyện Hương Khê", "", "Huyện Hương Khê"]
    assert (row["share_percent"], row["level"]) == (45, "behind")


def test_an_old_unit_is_named_like_a_commune_and_its_classes_are_unknown():
    (row,) = views.old_units_as_rows([OLD_UNIT])
    assert set(row) >= set(MET)
    assert (row["commune_code"], row["commune"], row["kind"]) == ("18082", "Đại Nài", "phường")
    assert (row["numerator"], row["people_missing"], row["is_estimated"]) == (300, 400, False)
    classes = ("border", "mountainous", "remote", "has_minority_village", "minority_area")
    assert {row[one] for one in classes} == {"unknown"}


def test_a_map_of_districts_paints_each_commune_like_its_district():
    communes = [ZERO, MET | {"former_district": "Huyện Hương Khê"}]
    painted = views.painted(communes, [DISTRICT])
    assert [row["commune_code"] for row in painted] == ["18496", "18073"]
    assert {row["commune"] for row in painted} == {"Huyện Hương Khê"}
    assert [row["tile_name"] for row in painted] == ["Hương Khê", "Thành Sen"]
    assert {row["share_percent"] for row in painted} == {45}


def test_those_below_are_listed_with_most_people_missing_first_then_the_widest_gap():
    def below(name, missing, value, level="behind"):
        return commune(name, name, people_missing=missing, value=value, level=level)

    rows = [
        below("few", 10, 20.0),
        below("near", 500, 75.0, "near"),
        below("wide", 500, 40.0),
        MET,
        NO_DATA,
        below("aimless", None, 0.0, "no_target"),
    ]
    assert [row["commune"] for row in views.below(rows)] == ["wide", "near", "few"]
    assert views.below([MET, NO_DATA]) == []


def test_when_tied_remote_and_minority_communes_come_first():
    def tied(name, **other):
        return commune(name, name, people_missing=500, value=40.0, level="behind", **other)

    rows = [tied("c"), tied("b"), tied("z", remote="yes"), tied("y", minority_area="yes")]
    assert [row["commune"] for row in views.below(rows)] == ["y", "z", "b", "c"]


def test_those_without_people_are_listed_by_their_gap():
    rows = [
        commune(name, name, people_missing=None, value=value, target=5.0, level="behind")
        for name, value in (("near", 4.0), ("far", 1.0))
    ]
    assert [row["commune"] for row in views.below(rows)] == ["far", "near"]


def test_a_view_says_what_it_cannot_show():
    both = commune("1", "Nam Hồng Lĩnh", former_districts="Thị xã Hồng Lĩnh;Huyện Can Lộc")
    assert views.remark(views.COMMUNES, [both]) == ""
    assert views.remark(views.OLD_UNITS, [both]) == (
        "Danh sách theo 209 đơn vị cũ, đúng như từng đơn vị báo cáo; bản đồ tô theo 69 xã mới vì "
        "không có ranh giới của đơn vị cũ."
    )
    assert views.remark(views.DISTRICTS, [MET, both]) == (
        "Gồm đơn vị của hai huyện cũ, tính vào huyện đứng đầu tên: "
        "Nam Hồng Lĩnh (Thị xã Hồng Lĩnh và Huyện Can Lộc)."
    )
    assert views.remark(views.DISTRICTS, [MET]) == ""


def test_the_views_do_not_change_the_rows():
    rows = four().to_dict("records")
    before = [dict(row) for row in rows]
    views.below(rows)
    views.painted([ZERO], [DISTRICT])
    assert str(rows) == str(before)
