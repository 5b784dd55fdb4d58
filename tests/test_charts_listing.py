from copy import deepcopy
from datetime import datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from chart_samples import MET, NO_DATA, NOBODY, ZERO, commune, four, table

from charts import listing
from charts.hiding import Rule

SHARE_COLUMNS = [
    "Xã, phường",
    "Huyện cũ",
    "Vùng xa",
    "Thôn dân tộc thiểu số",
    "Vùng dân tộc thiểu số 2026–2030",
    "Số đạt",
    "Tổng số",
    "Tỷ lệ",
    "Còn thiếu",
    "Thiếu (điểm)",
    "Số liệu ngày",
    "Ghi chú",
]


def listed(*rows, is_sample=False):
    return listing.commune_list(table(*rows), is_sample=is_sample)


def sheet(rows, heading="Tiêu đề"):
    return openpyxl.load_workbook(BytesIO(listing.as_xlsx(rows, heading))).active


def test_the_columns_are_those_of_shares_and_the_part_of_the_gap_where_it_is_known():
    assert listed(MET).columns == SHARE_COLUMNS
    rows = table(ZERO).assign(share_of_province_gap_percent=12.34)
    with_part = listing.commune_list(rows, is_sample=False)
    assert with_part.columns == [
        *SHARE_COLUMNS[:10], "Phần số thiếu của tỉnh", *SHARE_COLUMNS[10:],
    ]  # fmt: skip
    assert listing.shown(with_part).column("Phần số thiếu của tỉnh") == ["12,3 %"]


RATIO = MET | {"measure": "ratio", "numerator": 90, "denominator": 20, "value": 4.5, "target": 5.0}
COUNT = MET | {"measure": "count", "numerator": 3, "denominator": None, "value": 3.0, "target": 1.0}
HELD = COUNT | {"measure": "yes_no", "value": 1.0}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        # Nobody "meets" anything in a ratio; a count has no whole.
        (RATIO, {"Tử số": "90", "Mẫu số": "20", "Kết quả": "4,5", "Mục tiêu": "5,0"}),
        (COUNT, {"Số lượng": "3", "Mục tiêu mỗi xã": "1"}),
        (HELD, {"Đã tổ chức": "có"}),
        (HELD | {"value": 0.0}, {"Đã tổ chức": "chưa"}),
        (HELD | {"value": None}, {"Đã tổ chức": "–"}),
        (HELD | {"value": 4.0, "kind": "", "communes_total": 6}, {"Đã tổ chức": "4/6 xã"}),
    ],
    ids=["ratio", "count", "held", "not held", "unknown", "a former district"],
)
def test_other_measures_have_the_names_that_fit_them(row, told):
    (line,) = listing.shown(listing.commune_list([row], is_sample=False)).rows()
    assert list(line) == [*SHARE_COLUMNS[:5], *told, *SHARE_COLUMNS[10:]]
    assert {name: line[name] for name in told} == told


def test_the_screen_tells_zero_from_no_data_from_nobody():
    lines = listing.shown(listing.commune_list(four(), is_sample=False)).rows()
    assert {line.pop("Huyện cũ") for line in lines} == {"Huyện Hương Khê"}
    assert ["|".join(line.values()) for line in lines] == [
        "Phường Thành Sen|chưa rõ|chưa rõ|chưa rõ|800|1.000|80,0 %|0|0,0|31/10/2026|",
        "Xã Trần Phú|chưa rõ|chưa rõ|chưa rõ|–|–|–|–|–|–|chưa có số liệu",
        "Xã Hương Sơn|chưa rõ|chưa rõ|chưa rõ|0|0|–|0|–|31/10/2026|không có đối tượng",
        "Xã Hương Khê|có|có|chưa rõ|0|1.000|0,0 %|800|80,0|30/07/2026|im lặng đã lâu",
    ]


def test_remarks_say_everything_that_must_be_known_of_a_number():
    row = ZERO | {"is_estimated": True}
    assert listed(row, is_sample=True).column("Ghi chú") == [
        "SỐ LIỆU MẪU; ước tính; im lặng đã lâu"
    ]


def test_a_small_number_is_marked_for_those_who_may_see_it():
    rows = [MET | {"numerator": 4, "denominator": 90}, MET | {"numerator": 5, "denominator": 90}]
    marked = listing.commune_list(rows, is_sample=False, small=Rule(30, 5))
    assert marked.column("Ghi chú") == ["số nhỏ, không công bố", ""]


def test_a_commune_of_two_former_districts_names_both():
    row = commune("1", "A", former_districts="Huyện Can Lộc;Huyện Lộc Hà")
    assert listed(row).column("Huyện cũ") == ["Huyện Can Lộc và Huyện Lộc Hà"]


def test_an_old_unit_has_its_kind_and_says_where_it_belongs_now():
    row = commune("18082", "Đại Nài", kind="phường", now_in="Thành Sen;Hà Huy Tập")
    rows = listing.commune_list([row, MET | {"now_in": "Thành Sen"}], is_sample=True)
    assert rows.column("Xã, phường") == ["Phường Đại Nài", "Phường Thành Sen"]
    assert rows.column("Ghi chú") == [
        "SỐ LIỆU MẪU; nay thuộc Thành Sen và Hà Huy Tập",
        "SỐ LIỆU MẪU; nay thuộc Thành Sen",
    ]


def test_a_former_district_has_its_kind_in_its_name_and_classes_that_are_mixed():
    row = commune("Huyện Hương Khê", "Huyện Hương Khê", kind="", remote="mixed")
    (line,) = listing.shown(listing.commune_list([row], is_sample=False)).rows()
    assert line["Xã, phường"] == "Huyện Hương Khê"
    assert (line["Vùng xa"], line["Thôn dân tộc thiểu số"]) == ("một phần", "chưa rõ")


def test_numbers_and_days_are_set_to_the_right():
    assert listing.numbers(listed(MET)) == SHARE_COLUMNS[5:11]


def test_the_workbook_has_a_heading_a_header_and_typed_cells():
    book = sheet(listing.commune_list(four(), is_sample=False), "Xác nhận trên VNeID, Hà Tĩnh")
    assert book.title == "Danh sách xã"
    assert book.freeze_panes == "B3"
    assert book["A1"].value == "Xác nhận trên VNeID, Hà Tĩnh"
    assert [cell.value for cell in book[2]] == SHARE_COLUMNS
    met, no_data, nobody, zero = ([cell.value for cell in book[line]] for line in range(3, 7))
    assert met[5:11] == [800, 1000, 80, 0, 0, datetime(2026, 10, 31)]
    assert no_data[5:11] == [None] * 6
    assert nobody[5:11] == [0, 0, None, 0, None, datetime(2026, 10, 31)]
    assert zero[5:11] == [0, 1000, 0, 800, 80, datetime(2026, 7, 30)]


def test_the_cells_of_the_workbook_have_the_formats_of_the_screen():
    formats = [cell.number_format for cell in sheet(listed(MET))[3]]
    assert formats == [
        *["@"] * 5,
        "#,##0",
        "#,##0",
        '0.0" %"',
        "#,##0",
        "0.0",
        "dd/mm/yyyy",
        "@",
    ]


def test_a_share_keeps_its_decimals_in_the_workbook():
    value = sheet(listed(MET | {"share_percent": 62.1876}))["H3"].value
    assert value == pytest.approx(62.1876)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@A1", "'@A1"),
        ("+1", "+1"),
        ("https://a.vn", "https://a.vn"),
        ("0123", "0123"),
    ],
)
def test_a_text_stays_a_text_in_the_workbook(text, written):
    rows = listed(MET | {"former_districts": text})
    book = sheet(rows, heading=text)
    # An apostrophe keeps it a text when somebody edits the cell or saves the sheet as CSV.
    for cell in (book["A1"], book["B3"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (written, "s", None)


def test_the_csv_has_a_byte_order_mark_and_the_text_of_the_screen():
    header = '"Xã, phường",' + ",".join(SHARE_COLUMNS[1:])
    line = (
        "Phường Thành Sen,Huyện Hương Khê,chưa rõ,chưa rõ,chưa rõ,"
        '12.345,1.000,"80,0 %",0,"0,0",31/10/2026,'
    )
    written = listing.as_csv(listed(MET | {"numerator": 12345}))
    assert written == f"\ufeff{header}\r\n{line}\r\n".encode()
    assert written[:3] == b"\xef\xbb\xbf"


def test_an_empty_list_is_a_file_with_its_header():
    empty = listed()
    assert len(empty) == 0
    assert listing.as_csv(empty).startswith('\ufeff"Xã, phường",Huyện cũ'.encode())
    assert [cell.value for cell in sheet(empty)[2]] == empty.columns


def test_listing_does_not_change_the_rows():
    rows = table(NO_DATA, NOBODY)
    before = rows.copy(deep=True)
    made = listing.commune_list(rows, is_sample=True)
    typed = deepcopy(made)
    listing.as_xlsx(made, "")
    listing.as_csv(made)
    pd.testing.assert_frame_equal(rows, before)
    assert made == typed
