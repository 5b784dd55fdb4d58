"""Names of files of the press."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from charts.press import names
from charts.press.sizes import parsed


@dataclass
class Asked:
    indicator: Any
    as_of: date = date(2026, 10, 31)
    district: str | None = None
    group: str | None = None
    target_year: int | None = None
    is_sample: bool = False


@pytest.mark.parametrize(
    ("asked", "chart", "name"),
    [
        ({"district": "Huyện Cẩm Xuyên"}, "", "hatinh-vneid-2026-10-31-cam-xuyen-92mm"),
        ({}, "map", "hatinh-vneid-2026-10-31-map-92mm"),
        ({"is_sample": True}, "", "hatinh-vneid-2026-10-31-92mm-so-lieu-mau"),
        (
            {"district": "Thị xã Kỳ Anh", "group": "has_minority_village", "target_year": 2025},
            "",
            "hatinh-vneid-2026-10-31-thi-xa-ky-anh-has-minority-village-muc-tieu-2025-92mm",
        ),
    ],
)
def test_a_name_says_what_was_asked_for_in_ascii(asked, chart, name):
    scope: Any = Asked({"indicator": "adult_vneid"}, **asked)
    assert names.stem(scope, parsed("one_column"), chart) == name
    assert name.isascii()


def test_districts_of_one_name_stay_apart():
    both = [names.slug(one) for one in ("Huyện Kỳ Anh", "Thị xã Kỳ Anh", "Huyện Đức Thọ")]
    assert both == ["ky-anh", "thi-xa-ky-anh", "duc-tho"]
