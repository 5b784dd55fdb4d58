import pandas as pd

from charts.rows import records


def test_a_table_becomes_one_mapping_per_row_in_order():
    table = pd.DataFrame({"commune": ["Thành Sen", "Hương Khê"], "numerator": [800, 0]})
    assert records(table) == [
        {"commune": "Thành Sen", "numerator": 800},
        {"commune": "Hương Khê", "numerator": 0},
    ]


def test_no_rows_are_no_mappings():
    assert records(pd.DataFrame({"commune": []})) == []


def test_what_is_missing_stays_missing_and_zero_stays_zero():
    table = pd.DataFrame({"numerator": pd.array([0, None], dtype="Int64")})
    zero, missing = records(table)
    assert zero["numerator"] == 0
    assert pd.isna(missing["numerator"])
