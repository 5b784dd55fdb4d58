"""Lists that classify communes: how a list is read, and what holds once several were loaded."""

from collections import Counter
from datetime import date, datetime

import pytest

from data import classification
from data.problems import Problem
from data.reading import read_report
from data.reference import load, rows
from data.report import Classified
from data.store import new_entry
from tests.workbooks import LIST_HEADER, list_csv, workbook

TODAY = date(2026, 11, 22)
AREA = "ethnic_minority_area_2026_2030"
SOURCE = "Quyết định 60/QĐ-BDTTG"


def read(content: bytes):
    return read_report(content, "danh-sach.csv", load(), TODAY)


def classes(*lines: str) -> list[tuple[str, str, str, str]]:
    reading = read(list_csv(*lines))
    assert reading.problems == ()
    return [
        (one.commune_code, one.classification, one.value, one.detail) for one in reading.classes
    ]


def problems(*lines: str) -> list[tuple[str, str]]:
    reading = read(list_csv(*lines))
    assert not reading.is_accepted
    return [(one.cell, one.message) for one in reading.problems]


def test_a_list_is_recognised_by_its_header_and_has_no_date_and_no_numbers():
    reading = read(list_csv(f"18073,{AREA},no,{SOURCE}"))
    assert (reading.shape, reading.as_of, reading.observations) == ("classification", None, ())
    assert reading.classes == (Classified("18073", AREA, "no", "", SOURCE, "", "C2"),)
    assert not reading.is_sample


@pytest.mark.parametrize(
    "content",
    [
        list_csv(f"18073,{AREA},no,{SOURCE}", encoding="utf-8-sig"),
        list_csv(f"18073,{AREA},no,{SOURCE}", encoding="utf-16"),
        list_csv(f"18073;{AREA};no;{SOURCE}", header=LIST_HEADER.replace(",", ";")),
        list_csv(f"18073\t{AREA}\tno\t{SOURCE}", header=LIST_HEADER.replace(",", "\t")),
        list_csv(f"{SOURCE},no,18073,{AREA}", header="source,value,commune,classification"),
        workbook({"Danh sách": [LIST_HEADER.split(","), [18073, AREA, "no", SOURCE]]}),
        workbook(
            {"1": [["DANH SÁCH"], LIST_HEADER.upper().split(","), ["18073", AREA, "no", SOURCE]]}
        ),
    ],
    ids=["bom", "utf-16", "semicolons", "tabs", "other order", "xlsx", "a title above"],
)
def test_a_list_may_be_any_table_with_that_header(content):
    reading = read(content)
    assert reading.problems == ()
    (only,) = reading.classes
    assert (only.commune_code, only.classification, only.value) == ("18073", AREA, "no")
    assert only.source == SOURCE


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("miền núi", "mountainous"),
        ("Biên giới", "border"),
        ("VEN BIỂN", "coastal"),
        ("có thôn dân tộc thiểu số", "has_minority_village"),
        ("vùng dân tộc thiểu số 2021–2025", "ethnic_minority_area_2021_2025"),
        ("Vùng dân tộc thiểu số 2026-2030", AREA),
        ("Ethnic_Minority_Area_2026_2030", AREA),
    ],
)
def test_a_classification_is_its_code_or_its_vietnamese_name(name, code):
    assert classes(f"18073,{name},yes,x") == [("18073", code, "yes", "")]


def test_every_classification_of_the_reviewed_facts_can_be_loaded():
    assert set(classification.NAMES) == {
        row["classification"] for row in rows("classifications.csv")
    }


@pytest.mark.parametrize(
    ("said", "value", "detail"),
    [
        ("yes", "yes", ""),
        ("Có", "yes", ""),
        ("no", "no", ""),
        ("không", "no", ""),
        ("Unknown", "unknown", ""),
        ("chưa rõ", "unknown", ""),
        ("I", "yes", "khu vực I"),
        ("ii", "yes", "khu vực II"),
        ("Khu vực III", "yes", "khu vực III"),
    ],
)
def test_a_value_is_yes_no_unknown_or_the_zone_of_a_minority_area(said, value, detail):
    assert classes(f"18073,{AREA},{said},x") == [("18073", AREA, value, detail)]


@pytest.mark.parametrize("name", ["Hương Khê", "xã Hương Khê", "XÃ HƯƠNG KHÊ", "18496"])
def test_a_commune_is_its_code_or_its_name(name):
    assert classes(f"{name},border,no,x") == [("18496", "border", "no", "")]


def test_a_name_of_old_and_of_today_is_the_commune_of_today():
    # The old ward Trần Phú went to Thành Sen (18073); a list speaks of the 69 of today.
    assert classes("Phường Trần Phú,border,no,x") == [("18100", "border", "no", "")]


def test_a_name_without_tones_is_taken_with_a_warning():
    reading = read(list_csv("Huong Khe,border,no,x"))
    assert reading.is_accepted
    assert reading.problems == (
        Problem(
            "warning",
            "",
            "A2",
            "Huong Khe",
            "tên có đủ dấu",
            "Tên “Huong Khe” thiếu dấu, được hiểu là xã Hương Khê. Hãy ghi đủ dấu.",
        ),
    )


def test_every_fault_of_a_list_is_told_at_once_at_its_cell():
    assert problems(
        "Thạch Ha,border,no,x",
        "Thị trấn Cẩm Xuyên,border,no,x",
        "18073,biên giơi,no,x",
        "18073,border,có lẽ,x",
        "18073,border,no,",
        ",,,",
        ",border,I,x",
        "18100,coastal,no,x",
        "Trần Phú,ven biển,có,x",
    ) == [
        (
            "A2",
            "Không có xã, phường nào tên “Thạch Ha” từ 01/07/2025. Có phải là xã Thạch Hà? "
            "Hãy sửa lại cho đúng.",
        ),
        (
            "A3",
            "“Thị trấn Cẩm Xuyên” là đơn vị cũ (thị trấn Cẩm Xuyên), từ 01/07/2025 thuộc xã Cẩm "
            "Xuyên. Hãy báo cáo theo đơn vị mới.",
        ),
        (
            "B4",
            "Không có phân loại “biên giơi”. Hãy ghi một trong: miền núi, biên giới, ven biển, có "
            "thôn dân tộc thiểu số, vùng dân tộc thiểu số 2021–2025, vùng dân tộc thiểu số "
            "2026–2030.",
        ),
        (
            "C5",
            "“có lẽ” không phải là giá trị của phân loại này. Hãy ghi một trong: có, không, "
            "chưa rõ.",
        ),
        ("D6", "Thiếu nguồn (source). Hãy điền vào ô này."),
        ("A8", "Thiếu xã, phường (commune). Hãy điền vào ô này."),
        (
            "C8",
            "“I” không phải là giá trị của phân loại này. Hãy ghi một trong: có, không, chưa rõ.",
        ),
        (
            "C10",
            "Phường Trần Phú, “ven biển” ghi hai lần khác nhau: không ở ô C9 và có ở ô C10. "
            "Hãy chỉ giữ lại giá trị đúng.",
        ),
    ]


def test_a_column_that_is_missing_is_told_and_nothing_is_read():
    reading = read(b"commune,classification,value\n18073,border,no\n")
    (fault,) = reading.problems
    assert (fault.cell, fault.message) == (
        "A1",
        "Thiếu cột source của bảng. Hãy thêm cột này theo mẫu.",
    )
    assert (reading.shape, reading.classes) == ("classification", ())


def test_the_same_said_twice_alike_is_one_line():
    assert classes("18073,border,no,x", "Thành Sen,biên giới,không,x") == [
        ("18073", "border", "no", "")
    ]


def test_a_list_beside_a_report_in_one_file_is_refused():
    long = ["commune", "indicator", "as_of", "numerator", "denominator"]
    content = workbook({"A": [LIST_HEADER.split(","), [18073, "border", "no", "x"]], "B": [long]})
    (fault,) = read(content).problems
    assert fault.message == (
        "Các trang tính theo những mẫu khác nhau: danh sách phân loại và bảng dài. "
        "Hãy tách mỗi mẫu thành một tệp."
    )


def loaded(number: int, *lines: str):
    content = list_csv(*lines)
    came = datetime(2026, 11, number)
    entry = new_entry(number, content, f"{number}.csv", "classification", came, "tester")
    return entry, read(content)


def test_without_lists_the_reviewed_facts_hold():
    known = classification.in_force([])
    # 69 communes, each in all of the six classifications.
    assert Counter(row["classification"] for row in known) == dict.fromkeys(
        classification.NAMES, 69
    )
    assert {row["file_name"] for row in known} == {None}
    assert {row["confidence"] for row in known} == {
        *("documented", "inferred-from-old-unit", "computed-from-boundary", "unknown")
    }


def test_a_later_list_comes_first_and_what_it_leaves_out_stays():
    known = classification.in_force(
        [
            loaded(1, f"18073,{AREA},yes,A", f"18100,{AREA},III,A"),
            loaded(2, f"18073,{AREA},no,B"),
        ]
    )
    by_key = {(row["commune_code"], row["classification"]): row for row in known}
    assert len(known) == len(by_key) == 6 * 69
    assert by_key["18073", AREA] == {
        "commune_code": "18073",
        "classification": AREA,
        "value": "no",
        "confidence": "loaded",
        "detail": None,
        "source": "B",
        "file_name": "2.csv",
    }
    third = by_key["18100", AREA]
    assert (third["value"], third["detail"], third["file_name"]) == ("yes", "khu vực III", "1.csv")
    before = {
        (row["commune_code"], row["classification"]): row for row in classification.in_force([])
    }
    changed = {key for key, row in by_key.items() if row != before[key]}
    assert changed == {("18073", AREA), ("18100", AREA)}
