from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from teaching_samples import COMMUNE, MET, NO_DATA, SILENT

from charts import teaching_list
from charts.table import PlainTable

ROWS = [NO_DATA, MET, SILENT, COMMUNE]
COLUMNS = [
    "Xã, phường",
    "Huyện cũ",
    "Nhóm",
    "Tỷ lệ nay",
    "Không hướng dẫn thêm",
    "Thiếu đến hạn",
    "Ít người nhất: hướng dẫn thêm",
    "Ít người nhất: mỗi tuần",
    "Ít người nhất: cả kế hoạch",
    "Ít người nhất: đạt tới",
    "Công bằng trước: hướng dẫn thêm",
    "Công bằng trước: mỗi tuần",
    "Công bằng trước: cả kế hoạch",
    "Công bằng trước: đạt tới",
    "Hạn",
    "Số liệu ngày",
    "Ghi chú",
]
HEADING = ["Hướng dẫn thêm 1.000 người mỗi tuần", "SỐ LIỆU MẪU; đến ngày 31/10/2026", "Phép tính"]


def tasks(*rows, is_sample=False) -> PlainTable:
    return teaching_list.task_list(rows or ROWS, is_sample=is_sample)


def sheet(rows):
    return openpyxl.load_workbook(BytesIO(teaching_list.as_xlsx(rows, HEADING))).active


def test_the_screen_has_the_mark_of_the_sample_once_above_the_list():
    shown = teaching_list.shown(tasks(COMMUNE, SILENT, is_sample=True))
    assert shown.column("Ghi chú") == ["", "ước tính; im lặng đã lâu"]


def test_communes_that_lack_people_are_listed_most_first_and_unknown_ones_last():
    assert tasks().columns == COLUMNS
    assert tasks().column("Xã, phường") == ["Xã Hương Khê", "Xã Đức Đồng", "Phường Trần Phú"]


def test_a_commune_that_lacks_people_is_listed_even_where_no_plan_goes_there():
    nowhere = SILENT | {"commune": "A", "fewest_order": None, "fewest_people": 0}
    assert tasks(nowhere, SILENT).column("Xã, phường") == ["Xã Đức Đồng", "Xã A"]


def test_the_screen_shows_the_numbers_in_words_of_both_plans():
    shown = teaching_list.shown(tasks())
    assert ["|".join(row) for row in shown.lines] == [
        "Xã Hương Khê|vùng xa, dân tộc thiểu số|54,4 %|55,2 %|5.069|5.069|5.069|80,0 %|0|5.069|"
        "55,2 %|",
        "Xã Đức Đồng|chưa rõ|54,4 %|55,2 %|4.385|645|2.000|80,0 %|0|0|55,2 %|"
        "ước tính; im lặng đã lâu",
        "Phường Trần Phú|không|–|–|–|–|–|–|–|–|–|chưa có số liệu, không vào kế hoạch",
    ]
    assert shown.columns == [
        *(COLUMNS[0], *COLUMNS[2:7], *COLUMNS[8:11], *COLUMNS[12:14], COLUMNS[16]),
    ]
    assert teaching_list.numbers() == shown.columns[2:-1]


def test_where_nobody_lacks_people_the_list_is_its_header():
    empty = tasks(MET)
    assert (empty.columns, len(empty)) == (COLUMNS, 0)
    assert teaching_list.shown(empty).columns == teaching_list.ON_SCREEN
    assert [cell.value for cell in sheet(empty)[4]] == COLUMNS


def test_a_speed_that_began_with_an_estimate_is_remarked():
    (remark,) = tasks(COMMUNE | {"pace_is_estimated": True}).column("Ghi chú")
    assert remark == "tốc độ ước tính"


def test_every_line_of_sample_data_says_so():
    assert tasks(COMMUNE, SILENT, is_sample=True).column("Ghi chú") == [
        "SỐ LIỆU MẪU",
        "SỐ LIỆU MẪU; ước tính; im lặng đã lâu",
    ]


@pytest.mark.parametrize(
    ("flags", "group"),
    [
        (("yes", "no", "unknown"), "vùng xa"),
        (("unknown", "no", "yes"), "dân tộc thiểu số"),
        (("no", "no", "unknown"), "chưa rõ"),
        (("no", "no", "no"), "không"),
    ],
)
def test_what_is_not_known_of_a_commune_is_not_no(flags, group):
    names = ("remote", "has_minority_village", "minority_area")
    row = COMMUNE | dict(zip(names, flags, strict=True))
    assert tasks(row).column("Nhóm") == [group]


def test_a_commune_of_two_former_districts_names_both():
    assert tasks(SILENT).column("Huyện cũ") == ["Huyện Đức Thọ và Huyện Hương Sơn"]


def test_the_workbook_has_its_heading_and_one_typed_line_per_commune():
    book = sheet(tasks())
    assert book.title == "Việc của từng xã"
    assert book.freeze_panes == "B5"
    assert [book.cell(line, 1).value for line in (1, 2, 3)] == HEADING
    assert {str(one) for one in book.merged_cells.ranges} == {"A1:Q1", "A2:Q2", "A3:Q3"}
    assert [cell.value for cell in book[4]] == COLUMNS
    first, second, unknown = ([cell.value for cell in book[line]] for line in (5, 6, 7))
    assert first == [
        *("Xã Hương Khê", "Huyện Hương Khê", "vùng xa, dân tộc thiểu số", 54.42, 55.18, 5069),
        *(5069, 887.075, 5069, 80, 0, 0, 5069, 55.18),
        *(datetime(2026, 12, 10), datetime(2026, 10, 31), ""),
    ]
    assert second[6:9] == [645, 887.075, 2000]
    assert unknown[3:14] == [None] * 11
    assert unknown[14:] == [datetime(2026, 12, 10), None, "chưa có số liệu, không vào kế hoạch"]


def test_the_cells_have_the_formats_of_the_screen_and_the_page_lies_on_its_side():
    book = sheet(tasks())
    formats = [cell.number_format for cell in book[5]]
    of_plan = ["#,##0", "0.0", "#,##0", '0.0" %"']
    assert formats == [
        *["@"] * 3,
        *['0.0" %"'] * 2,
        "#,##0",
        *of_plan,
        *of_plan,
        *["dd/mm/yyyy"] * 2,
        "@",
    ]
    assert (book.page_setup.orientation, book.page_setup.paperSize) == ("landscape", 9)


def test_text_that_looks_like_a_formula_stays_text():
    book = sheet(tasks(COMMUNE | {"commune": "=1+1", "kind": ""}))
    assert (book["A5"].value, book["A5"].data_type) == ("'=1+1", "s")
