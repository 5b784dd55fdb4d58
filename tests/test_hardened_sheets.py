"""Workbooks as people make them by hand: headings moved, rows hidden, cells merged."""

from datetime import date

import pytest

from tests.hardened_cases import GOOD, good_form, opened, read, said, saved, told
from tests.workbooks import FORM_HEADER, VNEID, form, form_rows, summary, workbook

GOOD_SAID = [("18685", "adult_vneid", 5, 10)]


def test_title_rows_and_signatures_around_the_table_are_passed_over():
    rows = [
        ["UBND TỈNH HÀ TĨNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["UBND XÃ CẨM BÌNH", None, None, "Độc lập – Tự do – Hạnh phúc"],
        ["Số: 125/BC-UBND", None, None, "Cẩm Bình, ngày 05 tháng 11 năm 2026"],
        [],
        *form_rows(GOOD),
        [],
        ["Nơi nhận:", None, None, None, "05/11/2026"],
        ["- Sở KH&CN;", None, None, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    ]
    assert said(workbook({"Biểu": rows})) == GOOD_SAID
    assert told(workbook({"Biểu": rows})) == []


def test_headings_in_two_merged_rows_are_found():
    book = good_form()
    sheet = book["Biểu"]
    sheet.insert_rows(4)
    for column, name in enumerate(FORM_HEADER, start=1):
        sheet.cell(4, column, name)
    sheet["D4"] = "Kết quả"
    for column in "ABCFG":
        sheet[f"{column}5"] = None
        sheet.merge_cells(f"{column}4:{column}5")
    sheet["E4"] = None
    sheet.merge_cells("D4:E4")
    assert (sheet["D5"].value, sheet["E5"].value) == ("Tổng số", "Số đạt")
    assert said(saved(book)) == GOOD_SAID
    assert told(saved(book)) == []


def test_columns_in_another_order_are_found():
    header = ("Ghi chú", "Số đạt", "Chỉ tiêu", "Tổng số")
    assert said(form(["", 5, VNEID, 10], header=header)) == GOOD_SAID


def test_a_number_in_a_merged_cell_is_refused():
    book = opened(form([1, VNEID, None, 10, 5], [2, "Danh tính số", None, None, None]))
    book["Biểu"].merge_cells("E5:E6")
    assert ("E5", (
        "Số 5 nằm trong ô gộp E5:E6, không rõ thuộc ô nào. Hãy bỏ gộp rồi điền từng ô."
    )) in told(saved(book))  # fmt: skip


def test_hidden_and_filtered_rows_are_read_and_said():
    book = opened(form(GOOD, [2, "Danh tính số", None, 20, 7]))
    sheet = book["Biểu"]
    sheet.auto_filter.ref = "A4:G6"
    sheet.row_dimensions[6].hidden = True
    sheet.row_dimensions[2].hidden = True
    assert len(said(saved(book))) == 2
    assert told(saved(book)) == [
        (
            "",
            "Trong bảng có hàng bị ẩn hoặc bị lọc (hàng 6); số liệu ở đó vẫn được đọc. "
            "Hãy bỏ ẩn, bỏ lọc để kiểm tra lại.",
        )
    ]


def test_hidden_columns_are_read_and_said():
    book = good_form()
    book["Biểu"].column_dimensions["D"].hidden = True
    assert said(saved(book)) == GOOD_SAID
    assert told(saved(book)) == [
        (
            "",
            "Trong bảng có cột bị ẩn (cột D); số liệu ở đó vẫn được đọc. "
            "Hãy bỏ ẩn để kiểm tra lại.",
        )
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_a_report_is_refused(state):
    book = opened(workbook({"Biểu": form_rows(GOOD), "Cũ": form_rows(GOOD, day="30/09/2026")}))
    book["Cũ"].sheet_state = state
    reading = read(saved(book))
    assert not reading.is_accepted
    assert [(one.sheet, one.message) for one in reading.problems] == [
        (
            "Cũ",
            "Trang tính này có báo cáo nhưng đang bị ẩn. Hãy bỏ ẩn để kiểm tra, hoặc xóa đi, "
            "rồi gửi lại.",
        )
    ]


@pytest.mark.parametrize(
    "text", ["12345", " 12345 ", "12.345", "12,345", "12 345", "12\u00a0345", "12\u200b345"]
)
def test_numbers_as_text_with_three_kinds_of_separators_are_one_number(text):
    assert said(form([1, VNEID, None, "20000", text])) == [("18685", "adult_vneid", 12345, 20000)]


@pytest.mark.parametrize("number_format", ["0%", "0.00%", '0.0" "%'])
@pytest.mark.parametrize(("value", "shown"), [(0.7, "70 %"), (1, "100 %"), (0.705, "70,5 %")])
def test_a_percentage_where_a_count_belongs_is_refused(number_format, value, shown):
    """100 % is the number 1 to every reader that does not look at how the cell shows it."""
    book = good_form()
    book["Biểu"]["E5"] = value
    book["Biểu"]["E5"].number_format = number_format
    assert told(saved(book)) == [
        (
            "E5",
            f"“{shown}” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế.",
        )
    ]


def test_a_format_that_only_names_the_percent_sign_is_no_percentage():
    book = good_form()
    book["Biểu"]["E5"].number_format = '0" (chưa tính %)"'
    assert said(saved(book)) == GOOD_SAID


def test_a_percentage_typed_as_text_is_refused():
    assert told(form([1, VNEID, None, 10, "70,5 %"])) == [
        ("E5", "“70,5 %” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "31/10/2026",
        "31-10-2026",
        "31.10.2026",
        "2026-10-31",
        "ngày 31 tháng 10 năm 2026",
        "31/10/2026 00:00:00",
        "tháng 10/2026",
        "Tháng 10 năm 2026",
        "10/2026",
        date(2026, 10, 31),
    ],
)
def test_a_day_is_read_in_every_form_that_means_one_day(text):
    assert read(form(GOOD, day=text)).as_of == date(2026, 10, 31)
    assert told(form(GOOD, day=text)) == []


def test_a_day_with_two_digits_of_a_year_is_refused():
    assert told(form(GOOD, day="31/10/26")) == [
        ("B3", "“31/10/26” không phải là ngày. Hãy ghi như 31/10/2026 hoặc tháng 10/2026.")
    ]


def test_a_day_with_the_month_first_is_refused():
    assert told(form(GOOD, day="10/31/2026")) == [
        ("B3", "Không có ngày “10/31/2026” trong lịch. Hãy sửa lại theo thứ tự ngày/tháng/năm.")
    ]


def test_a_total_in_the_middle_is_refused():
    content = summary(
        ["18073", None, None, 10, 5],
        ["Tổng cộng", None, None, 10, 5],
        ["18100", None, None, 10, 5],
        ["Tổng cộng", None, None, 20, 10],
    )
    assert told(content) == [
        (
            cell,
            "Dòng này có số liệu nhưng nằm dưới dòng Tổng cộng. "
            "Hãy chuyển lên trên dòng Tổng cộng.",
        )
        for cell in ("D7", "D8")
    ]


def test_a_subtotal_of_a_former_district_is_refused():
    content = summary(
        ["18073", None, None, 10, 5],
        [None, "Cộng thành phố Hà Tĩnh", None, 10, 5],
        ["Tổng cộng", None, None, 10, 5],
    )
    assert ("B6", (
        "Không có xã, phường nào tên “Cộng thành phố Hà Tĩnh” từ 01/07/2025. "
        "Hãy sửa lại tên hoặc ghi mã xã."
    )) in told(content)  # fmt: skip


def test_a_second_form_below_the_first_is_refused():
    content = workbook({"Biểu": [*form_rows(GOOD), [], *form_rows([1, VNEID, None, 30, 7])]})
    assert told(content) == [
        (
            "B10",
            "Trang tính này có bảng thứ hai bắt đầu ở đây. "
            "Hãy chuyển bảng đó sang trang tính khác.",
        )
    ]


def test_two_forms_side_by_side_are_refused():
    header = (*FORM_HEADER, *FORM_HEADER)
    messages = [message for _, message in told(form([*GOOD, None, None, *GOOD], header=header))]
    assert "Cột Chỉ tiêu của biểu có hai lần. Hãy chỉ giữ lại một cột." in messages


def test_a_second_summary_below_the_first_is_refused():
    rows = [
        ["Số liệu đến ngày: 31/10/2026"],
        ["Mã xã", "Xã, phường", VNEID, None],
        [None, None, "Tổng số", "Số đạt"],
        ["18073", None, 10, 5],
        ["Tổng cộng", None, 10, 5],
    ]
    assert told(workbook({"A": [*rows, [], *rows]})) == [
        (
            "B9",
            "Trang tính này có bảng thứ hai bắt đầu ở đây. "
            "Hãy chuyển bảng đó sang trang tính khác.",
        )
    ]


def test_the_same_commune_twice_with_other_numbers_is_refused():
    content = summary(
        ["18073", None, None, 10, 5],
        [None, "Phường Thành Sen", None, 10, 6],
        ["Tổng cộng", None, None, 20, 11],
    )
    assert told(content) == [
        (
            "E6",
            "Phường Thành Sen, “Xác nhận trên VNeID”, ngày 31/10/2026 ghi hai lần khác nhau: "
            "5/10 ở ô E5 và 6/10 ở ô E6. Hãy chỉ giữ lại số đúng.",
        )
    ]


def test_two_lines_that_name_different_months_are_refused():
    rows = form_rows(GOOD)
    rows.insert(1, ["Kỳ báo cáo:", "tháng 9/2026"])
    assert told(workbook({"Biểu": rows})) == [
        (
            "B2",
            "Phía trên bảng ghi hai kỳ khác nhau: 30/09/2026 và 31/10/2026. Hãy sửa lại cho khớp.",
        )
    ]


def test_a_title_of_another_month_asks():
    rows = form_rows(GOOD)
    rows[0] = ["BÁO CÁO THÁNG 9 NĂM 2026"]
    assert said(workbook({"Biểu": rows})) == GOOD_SAID
    assert told(workbook({"Biểu": rows})) == [
        (
            "A1",
            "Tiêu đề ghi “BÁO CÁO THÁNG 9 NĂM 2026”, còn ngày của số liệu là 31/10/2026. "
            "Nếu điền nhầm kỳ, hãy sửa lại ngày hoặc tiêu đề.",
        )
    ]


def test_a_form_of_a_month_to_come_is_refused():
    assert told(form(GOOD, day="tháng 11/2026")) == [
        ("B3", "Ngày 30/11/2026 chưa đến: hôm nay là 23/11/2026. Hãy sửa lại ngày.")
    ]


def test_a_formula_is_never_worked_out():
    book = good_form()
    book["Biểu"]["E5"] = "=2+3"
    assert told(saved(book)) == [
        (
            "E5",
            "Ô này là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi lại.",
        )
    ]
