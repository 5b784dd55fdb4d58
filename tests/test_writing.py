"""The three shapes as files, read back cell by cell with another library than wrote them."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.reference import Indicator, Unit
from data.writing import Count, commune_form, long_table, summary

UNITS = (
    Unit("18073", "Thành Sen", "phường", "Thành phố Hà Tĩnh", ("Thành Sen",)),
    Unit("18160", "Sơn Hồng", "xã", "Huyện Hương Sơn", ("Sơn Hồng",)),
    Unit("18562", "Thạch Hà", "xã", "Huyện Thạch Hà", ("Thạch Hà",)),
)
INDICATORS = (
    Indicator("adult_vneid", "Người dân được xác nhận", "Xác nhận trên VNeID", "coverage"),
    Indicator("elderly_classes", "Lớp học cho người cao tuổi", "Lớp cho người cao tuổi", "count"),
    Indicator("digital_ambassadors", "Đại sứ số", "Đại sứ số", "ratio"),
)
COUNTS = {
    ("18073", "adult_vneid"): Count(40, 100),
    ("18160", "adult_vneid"): Count(5, 50),
    ("18073", "elderly_classes"): Count(3),
    ("18160", "digital_ambassadors"): Count(21, 4),
}
DAY = date(2026, 10, 31)


def sheet(content: bytes, *, cached: bool = True) -> Worksheet:
    return load_workbook(BytesIO(content), data_only=cached).worksheets[0]


def cells(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


@pytest.fixture(scope="module")
def summary_content() -> bytes:
    return summary(UNITS, INDICATORS, COUNTS, title="Tổng hợp", note="Ghi chú", as_of=DAY)


@pytest.fixture(scope="module")
def form_content() -> bytes:
    counts = {
        "adult_vneid": Count(40, 160, "Đính chính"),
        "elderly_classes": Count(3),
        "digital_ambassadors": Count(21, 4),
    }
    return commune_form(INDICATORS, counts, note="Ghi chú", unit="Phường Thành Sen", as_of=DAY)


def test_a_summary_begins_with_title_note_and_date(summary_content: bytes) -> None:
    written = sheet(summary_content)
    assert (written["A1"].value, written["A2"].value) == ("Tổng hợp", "Ghi chú")
    assert written["A3"].value == "Số liệu đến ngày:"
    assert written["B3"].value.date() == DAY
    assert written["B3"].number_format == "dd/mm/yyyy"


def test_a_summary_has_a_pair_of_columns_only_where_there_is_a_denominator(
    summary_content: bytes,
) -> None:
    names, parts = cells(sheet(summary_content))[4:6]
    assert names[:3] == ("Mã xã", "Xã, phường", "Huyện cũ")
    assert names[3:] == (
        *("Xác nhận trên VNeID", None),
        "Lớp cho người cao tuổi",
        *("Đại sứ số", None),
    )
    assert parts == (None, None, None, "Tổng số", "Số đạt", "Số đạt", "Tổng số", "Số đạt")


def test_a_summary_merges_an_indicator_over_its_pair(summary_content: bytes) -> None:
    merged = {str(area) for area in sheet(summary_content).merged_cells.ranges}
    assert merged == {"A5:A6", "B5:B6", "C5:C6", "D5:E5", "G5:H5"}


def test_a_summary_leaves_blank_what_was_not_reported(summary_content: bytes) -> None:
    assert cells(sheet(summary_content))[6:9] == [
        ("18073", "Thành Sen", "Thành phố Hà Tĩnh", 100, 40, 3, None, None),
        ("18160", "Sơn Hồng", "Huyện Hương Sơn", 50, 5, None, 4, 21),
        ("18562", "Thạch Hà", "Huyện Thạch Hà", None, None, None, None, None),
    ]


def test_a_summary_ends_with_sums_kept_beside_their_formulas(summary_content: bytes) -> None:
    assert cells(sheet(summary_content))[9] == (None, "Tổng cộng", None, 150, 45, 3, 4, 21)
    formulas = cells(sheet(summary_content, cached=False))[9][3:]
    assert formulas == tuple(f"=SUM({column}7:{column}9)" for column in "DEFGH")


def test_a_summary_keeps_header_and_names_in_sight(summary_content: bytes) -> None:
    assert sheet(summary_content).freeze_panes == "D7"


def test_a_summary_accepts_only_counts_in_its_cells(summary_content: bytes) -> None:
    (rule,) = sheet(summary_content).data_validations.dataValidation
    assert (str(rule.sqref), rule.type, rule.operator) == ("D7:H9", "whole", "greaterThanOrEqual")
    assert rule.error == "Ô này chỉ nhận số nguyên từ 0 trở lên. Chưa có số liệu thì để trống."


def test_a_form_names_its_commune_and_date(form_content: bytes) -> None:
    written = sheet(form_content)
    assert (written["B3"].value, written["C3"].value) == ("Đơn vị báo cáo:", "Phường Thành Sen")
    assert written["B4"].value == "Số liệu đến ngày:"
    assert written["C4"].value.date() == DAY


def test_a_form_has_one_line_per_indicator(form_content: bytes) -> None:
    assert cells(sheet(form_content))[5:] == [
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Tỷ lệ (%)", "Ghi chú"),
        (1, "Người dân được xác nhận", "người", 160, 40, 25, "Đính chính"),
        (2, "Lớp học cho người cao tuổi", "lớp", None, 3, None, None),
        (3, "Đại sứ số", "người học/người hướng dẫn", 4, 21, None, None),
    ]


def test_a_form_computes_the_percentage_of_a_coverage(form_content: bytes) -> None:
    formulas = sheet(form_content, cached=False)
    assert formulas["F7"].value == '=IF(N(D7)>0,E7/D7*100,"")'


def test_a_long_table_is_a_csv_that_excel_opens_with_accents() -> None:
    content = long_table(
        [
            ("18073", "adult_vneid", DAY, Count(40, 100, "gửi muộn, qua phần mềm")),
            ("18160", "elderly_classes", DAY, Count(3)),
        ]
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "commune,indicator,as_of,numerator,denominator,note",
        '18073,adult_vneid,31/10/2026,40,100,"gửi muộn, qua phần mềm"',
        "18160,elderly_classes,31/10/2026,3,,",
        "",
    ]


def test_nothing_in_a_workbook_tells_when_or_where_it_was_written(summary_content: bytes) -> None:
    again = summary(UNITS, INDICATORS, COUNTS, title="Tổng hợp", note="Ghi chú", as_of=DAY)
    assert again == summary_content
    with ZipFile(BytesIO(summary_content)) as parts:
        assert {part.compress_type for part in parts.infolist()} == {ZIP_STORED}
        assert {part.create_system for part in parts.infolist()} == {0}
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").count(b"2025-05-01T00:00:00Z") == 2
