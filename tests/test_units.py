import unicodedata
from datetime import date

import pytest

from data.reference import load
from data.units import resolve

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def code(text, day, district=""):
    resolution = resolve(text, day, load(), district)
    assert resolution.fault is None
    return resolution.unit.code


def fault(text, day, district=""):
    resolution = resolve(text, day, load(), district)
    assert resolution.unit is None
    return resolution.fault.kind, resolution.fault.values


@pytest.mark.parametrize("day", [OLD, NEW])
def test_every_unit_is_found_by_code_by_name_and_by_kind_and_name(day):
    for unit in load().units_on(day):
        for text in (unit.code, unit.name, f"{unit.kind} {unit.name}", unit.name.upper()):
            assert code(text, day) == unit.code
        assert code(unicodedata.normalize("NFD", unit.name), day) == unit.code
        assert code(unit.name, day, unit.former_district) == unit.code


def test_a_code_belongs_to_its_date():
    assert resolve("18073", OLD, load()).unit.name == "Nam Hà"
    assert resolve("18073", NEW, load()).unit.name == "Thành Sen"


def test_a_name_belongs_to_its_date():
    assert code("Hà Huy Tập", OLD) != code("Hà Huy Tập", NEW)


def test_tones_decide_between_thach_ha_and_thach_ha():
    assert code("Thạch Hạ", OLD) == "18100"
    assert code("Thạch Hà", OLD) == "18562"


@pytest.mark.parametrize("text", ["UBND xã Cẩm Bình", "Ủy ban nhân dân Xã Cẩm Bình", "XÃ CẨM BÌNH"])
def test_office_and_kind_may_stand_before_a_name(text):
    assert resolve(text, NEW, load()).unit.name == "Cẩm Bình"


def test_the_place_of_a_tone_mark_does_not_matter():
    assert resolve("Yên Hoà", NEW, load()).unit.name == "Yên Hòa"


@pytest.mark.parametrize("text", ["Cam Binh", "xa cam binh", "Xã Cam Binh"])
def test_a_name_without_tones_is_taken_with_a_warning(text):
    resolution = resolve(text, NEW, load())
    assert resolution.unit.name == "Cẩm Bình"
    assert resolution.fault.kind == "unit_without_tones"
    assert resolution.fault.values == {"meant": "xã Cẩm Bình"}


def test_a_name_without_tones_that_fits_two_units_is_ambiguous():
    assert fault("Thach Ha", OLD) == (
        "unit_ambiguous",
        {"meant": "phường Thạch Hạ hoặc thị trấn Thạch Hà"},
    )


def test_wrong_tones_are_refused_with_the_name_that_is_near():
    assert fault("Câm Xuyên", NEW) == (
        "unit_misspelt",
        {"meant": "xã Cẩm Xuyên", "era": "từ 01/07/2025"},
    )


def test_an_old_name_in_a_newer_report_names_the_commune_of_today():
    kind, values = fault("Thạch Hạ", NEW)
    assert kind == "unit_is_old"
    assert (values["unit"], values["now"]) == ("phường Thạch Hạ", "phường Trần Phú")


def test_a_split_unit_in_a_newer_report_names_every_commune_it_went_to():
    assert fault("Đại Nài", NEW)[1]["now"] == "phường Thành Sen và phường Hà Huy Tập"
    assert fault("Kỳ Lợi", NEW)[1]["now"] == "phường Sông Trí, phường Vũng Áng và phường Hoành Sơn"


def test_an_old_code_in_a_newer_report_names_the_commune_of_today():
    assert fault("18077", NEW)[1]["now"] == "phường Thành Sen"


def test_an_old_name_without_tones_in_a_newer_report_is_old_too():
    assert fault("Dai Nai", NEW)[0] == "unit_is_old"


def test_the_kind_tells_an_old_town_from_the_new_commune_of_the_same_name():
    assert fault("Thị trấn Thạch Hà", NEW)[0] == "unit_is_old"
    assert resolve("Xã Thạch Hà", NEW, load()).unit.name == "Thạch Hà"
    assert resolve("Thạch Hà", NEW, load()).unit.name == "Thạch Hà"


def test_a_new_name_in_an_older_report_lists_the_units_it_was_made_from():
    kind, values = fault("Nam Hồng Lĩnh", OLD)
    assert kind == "unit_is_new"
    assert values["parts"] == "Nam Hồng, Đậu Liêu và Thuận Lộc"


def test_a_code_that_nobody_has_is_refused():
    assert fault("99999", NEW)[0] == "unit_code_unknown"


def test_a_name_far_from_all_others_is_refused_without_a_suggestion():
    assert fault("Paris", NEW) == ("unit_unknown", {"era": "từ 01/07/2025"})


@pytest.mark.parametrize("district", ["Huyện Thạch Hà", "thạch hà", "THACH HA", ""])
def test_the_former_district_may_be_written_in_full_or_short(district):
    assert code("Thạch Hà", OLD, district) == "18562"


def test_another_former_district_is_refused():
    assert fault("Thạch Hà", OLD, "Huyện Can Lộc") == (
        "district_differs",
        {
            "unit": "thị trấn Thạch Hà",
            "district": "Huyện Thạch Hà",
            "given": "Huyện Can Lộc",
        },
    )


def test_a_commune_of_today_may_be_listed_under_any_district_it_came_from():
    reference = load()
    for commune in reference.communes:
        for old in reference.old_units:
            if commune.name in old.now:
                assert code(commune.name, NEW, old.former_district) == commune.code
