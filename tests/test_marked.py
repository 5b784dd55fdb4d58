"""A report given back with its faulty cells marked, opened again with openpyxl."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from data.marked import marked
from data.problems import Problem
from data.reading import read_report
from data.reference import load
from tests.workbooks import VNEID, form, form_rows, long_csv, workbook

TODAY = date(2026, 11, 23)
FAULTY = "00F4B6A6"
DOUBTFUL = "00FFE699"
ABOVE = "Lỗi: Số đạt 50 lớn hơn tổng số 10. Hãy kiểm tra lại cả hai số. (Cần: không quá 10)"


def problems_of(content):
    return read_report(content, "bao-cao.xlsx", load(), TODAY).problems


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def marks(sheet):
    """The comment and the colour of every marked cell."""
    return {
        cell.coordinate: (cell.comment.text, cell.fill.fgColor.rgb.upper())
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def mark(content):
    return opened(marked(content, problems_of(content)))


def test_each_faulty_cell_is_coloured_and_says_why():
    book = mark(form([1, VNEID, None, 10, 50]))
    assert marks(book["Biểu"]) == {"E5": (ABOVE, FAULTY)}


def test_a_warning_has_a_colour_of_its_own():
    book = mark(form([1, VNEID, None, 10, 5], unit="xa cam binh"))
    (mark_of_unit,) = marks(book["Biểu"]).values()
    assert mark_of_unit == (
        "Cảnh báo: Tên “xa cam binh” thiếu dấu, được hiểu là xã Cẩm Bình. Hãy ghi đủ dấu. "
        "(Cần: tên có đủ dấu)",
        DOUBTFUL,
    )


def test_the_first_sheet_lists_every_problem_also_that_of_a_whole_sheet():
    content = workbook({"Biểu": form_rows([1, VNEID, None, 10, 50]), "Nháp": [["x"]]})
    book = mark(content)
    assert book.sheetnames == ["Lỗi", "Biểu", "Nháp"]
    rows = list(book["Lỗi"].iter_rows(values_only=True))
    assert rows[0][0] == "Những chỗ cần sửa trong tệp này"
    assert rows[2:] == [
        ("Mức", "Trang tính", "Ô", "Thấy", "Cần", "Phải làm gì"),
        (
            "Lỗi", "Biểu", "E5", "50", "không quá 10",
            "Số đạt 50 lớn hơn tổng số 10. Hãy kiểm tra lại cả hai số.",
        ),
        (
            "Cảnh báo", "Nháp", None, "Nháp", "một trong các mẫu báo cáo",
            "Trang tính này không theo mẫu nên không được đọc. Nếu có số liệu, hãy chép vào mẫu.",
        ),
    ]  # fmt: skip


def test_all_else_of_a_workbook_stays():
    book = opened(form([1, VNEID, "=1+1", 10, 50]))
    sheet = book["Biểu"]
    sheet["D5"].number_format = "#,##0"
    sheet.column_dimensions["B"].width = 61
    sheet.merge_cells("A1:G1")
    sheet["G5"].comment = Comment("của xã", "Xã")
    again = mark(saved(book))["Biểu"]
    assert again["C5"].value == "=1+1"
    assert again["C5"].data_type == "f"
    assert again["D5"].number_format == "#,##0"
    assert again.column_dimensions["B"].width == 61
    assert [str(area) for area in again.merged_cells.ranges] == ["A1:G1"]
    assert again["G5"].comment.text == "của xã"


def test_a_comment_that_was_there_stays_below_ours():
    book = opened(form([1, VNEID, None, 10, 50]))
    book["Biểu"]["E5"].comment = Comment("của xã", "Xã")
    assert marks(mark(saved(book))["Biểu"])["E5"][0] == f"{ABOVE}\n\ncủa xã"


def test_a_marked_report_is_read_like_the_one_that_came():
    content = form([1, VNEID, None, 10, 50])
    assert problems_of(marked(content, problems_of(content))) == problems_of(content)


def test_a_mended_report_loses_its_marks():
    content = form([1, VNEID, None, 10, 50])
    book = mark(content)
    book["Biểu"]["E5"] = 5
    mended = saved(book)
    assert problems_of(mended) == ()
    again = opened(marked(mended, ()))
    assert again.sheetnames == ["Lỗi", "Biểu"]
    assert marks(again["Biểu"]) == {}
    assert again["Biểu"]["E5"].fill.fill_type is None


def test_text_that_looks_like_a_formula_stays_text():
    book = opened(form([1, VNEID, None, 10, 50]))
    book["Biểu"]["G5"] = "=1+1"
    book["Biểu"]["G5"].data_type = "s"
    cell = mark(saved(book))["Biểu"]["G5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_csv_becomes_a_workbook_with_the_same_cells_marked():
    content = long_csv(f"Xã Cẩm Bình,{VNEID},31/10/2026,50,10,=cmd|' /C calc'!A0")
    book = mark(content)
    assert book.sheetnames == ["Lỗi", "Số liệu"]
    assert marks(book["Số liệu"]) == {"D2": (ABOVE, FAULTY)}
    assert book["Số liệu"]["D2"].value == "50"
    assert book["Số liệu"]["F2"].data_type == "s"


def test_a_file_that_cannot_be_opened_gives_the_list_alone():
    book = mark(b"PK\x03\x04")
    assert book.sheetnames == ["Lỗi"]
    assert book["Lỗi"]["F4"].value == (
        "Không mở được tệp: tệp bị hỏng hoặc không phải bảng tính. "
        "Hãy mở báo cáo bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
    )


def test_a_cell_inside_a_merged_one_is_marked_at_its_corner():
    book = opened(form([1, VNEID, None, 10, 5]))
    book["Biểu"].merge_cells("D5:E5")
    one = Problem("error", "Biểu", "E5", "x", "y", "Sai. Hãy sửa.")
    assert list(marks(opened(marked(saved(book), [one]))["Biểu"])) == ["D5"]


def test_what_is_hidden_is_shown_where_it_is_at_fault():
    book = opened(form([1, VNEID, None, 10, 5]))
    book.create_sheet("Khác")
    sheet = book["Biểu"]
    sheet.sheet_state = "hidden"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["E"].hidden = True
    one = Problem("error", "Biểu", "E5", "x", "y", "Sai. Hãy sửa.")
    again = opened(marked(saved(book), [one]))["Biểu"]
    assert again.sheet_state == "visible"
    assert not again.row_dimensions[5].hidden
    assert not again.column_dimensions["E"].hidden


@pytest.mark.parametrize("found", ["=1+1", "+1", "a\x07b"])
def test_what_was_found_stands_in_the_list_as_text(found):
    one = Problem("error", "", "", found, "y", "Sai. Hãy sửa.")
    cell = opened(marked(form([1, VNEID, None, 10, 5]), [one]))["Lỗi"]["D4"]
    assert (cell.value, cell.data_type) == (found.replace("\x07", " "), "s")
