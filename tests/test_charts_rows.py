from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from charts.rows import has_any, is_minority, is_missing, is_remote_or_minority, records


def test_a_table_becomes_one_mapping_per_row_in_order():
    table = pd.DataFrame({"commune": ["Thành Sen", "Hương Khê"], "numerator": [800, 0]})
    assert records(table) == [
        {"commune": "Thành Sen", "numerator": 800},
        {"commune": "Hương Khê", "numerator": 0},
    ]


def test_no_rows_are_no_mappings():
    assert records(pd.DataFrame({"commune": []})) == []


def test_what_is_missing_stays_missing_and_zero_stays_zero():
    table = pd.DataFrame(
        {
            "numerator": pd.array([0, None], dtype="Int64"),
            "share_percent": [0.0, None],
            "reported_on": pd.to_datetime(["2026-10-31", None]),
            "commune": ["Thành Sen", None],
        }
    )
    zero, missing = records(table)
    assert zero == {
        "numerator": 0,
        "share_percent": 0.0,
        "reported_on": datetime(2026, 10, 31),
        "commune": "Thành Sen",
    }
    assert missing == dict.fromkeys(table.columns)


def test_rows_are_handed_on_as_they_are():
    rows = [{"commune": "Thành Sen"}]
    assert records(rows) is rows


@pytest.mark.parametrize("value", [None, float("nan"), np.float64("nan"), pd.NaT])
def test_nothing_and_what_is_no_number_are_missing(value):
    assert is_missing(value) is True


@pytest.mark.parametrize("value", [0, 0.0, "", "nan", False, date(2026, 10, 31), Decimal(0)])
def test_zero_and_an_empty_text_are_not_missing(value):
    assert is_missing(value) is False


NOTHING_KNOWN = dict.fromkeys(("remote", "has_minority_village", "minority_area"), "unknown")


@pytest.mark.parametrize(
    ("known", "minority", "first"),
    [
        ({}, False, False),
        (dict.fromkeys(NOTHING_KNOWN, "no"), False, False),
        ({"remote": "yes"}, False, True),
        ({"has_minority_village": "yes"}, True, True),
        ({"minority_area": "yes"}, True, True),
        ({"has_minority_village": "no", "minority_area": "yes"}, True, True),
    ],
)
def test_a_minority_commune_has_a_village_or_lies_in_an_area(known, minority, first):
    commune = NOTHING_KNOWN | known
    assert (is_minority(commune), is_remote_or_minority(commune)) == (minority, first)


def test_a_group_has_members_when_one_commune_is_known_to_belong():
    assert has_any([NOTHING_KNOWN, NOTHING_KNOWN | {"remote": "yes"}], "remote")
    assert not has_any([NOTHING_KNOWN, NOTHING_KNOWN | {"remote": "no"}], "remote")
    assert not has_any([], "remote")
