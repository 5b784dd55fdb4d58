"""Files as they really arrive: old codes of letters, other formats, damaged, locked, no table."""

import io
import unicodedata
import zipfile

import pytest

from data.grid import Percent
from data.opening import read_grids
from tests.hardened_cases import GOOD, good_form, parts_of, read, said, saved, told, zipped
from tests.old_files import cp1258, ods, tcvn3, vni, xls
from tests.workbooks import VNEID, form, form_rows, long_csv, summary_rows, workbook

SAID = [("18685", "adult_vneid", 5, 10)]
LINE = f"Xã Cẩm Bình,{VNEID},31/10/2026,5,10,Đã đủ"
CONVERTED = (
    "Chữ gõ bằng bảng mã {}: {} ô đã được chuyển sang Unicode, ví dụ “{}” thành “{}”. "
    "Hãy kiểm tra lại; lần sau hãy gõ bằng bảng mã Unicode."
)
LEGACY = (
    "Chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI), không đọc chắc chắn được. Hãy chọn cả bảng, "
    "chép, bấm Ctrl+Shift+F6 của UniKey để chuyển sang Unicode, dán lại rồi gửi lại."
)


def of_whole_file(content):
    """The one sentence about a file that was refused as a whole."""
    ((cell, message),) = told(content)
    assert cell == ""
    assert not read(content).is_accepted
    return message


def no_spreadsheet(what):
    return f"Tệp này là {what}, không phải bảng tính. Hãy gửi bảng tính đã lưu dạng .xlsx."


def unsafe(why):
    return (
        f"Tệp có cấu trúc bất thường ({why}) nên không được mở, để giữ an toàn. "
        "Hãy chép bảng số liệu sang một tệp Excel mới rồi gửi lại."
    )


def in_code(rows, code):
    return [[code(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


@pytest.mark.parametrize("form_of", ["NFC", "NFD", "NFKC", "NFKD"])
def test_names_are_read_in_every_form_of_unicode_also_mixed(form_of):
    rows = form_rows(GOOD)
    rows[1][1] = unicodedata.normalize(form_of, "Xã Cẩm") + " Bình\u200b"
    rows[3] = [unicodedata.normalize(form_of, name) for name in rows[3]]
    assert said(workbook({"Biểu": rows})) == SAID


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_in_every_unicode_is_read_without_a_word(encoding):
    assert said(long_csv(LINE, encoding=encoding)) == SAID
    assert told(long_csv(LINE, encoding=encoding)) == []


def test_a_csv_in_windows_1258_is_read_and_said():
    """Its tones are signs of their own after the vowel: ẩ is â and a hook."""
    assert cp1258("ẩ") == "â\u0309".encode("cp1258")
    encoded = long_csv() + b"\n" + cp1258(LINE)
    assert said(encoded) == SAID
    assert told(encoded) == [
        (
            "",
            "Tệp theo bảng mã Windows-1258, đã được chuyển sang Unicode. "
            "Hãy kiểm tra lại tên xã và chỉ tiêu; lần sau hãy lưu dạng CSV UTF-8.",
        )
    ]


@pytest.mark.parametrize(
    ("code", "name", "example"),
    [
        (tcvn3, "TCVN3 (ABC)", "B¸O C¸O PHONG TRµO “B×NH D¢N HäC Vô Sè”"),
        (vni, "VNI", "BAÙO CAÙO PHONG TRAØO “BÌNH DAÂN HOÏC VUÏ SOÁ”"),
    ],
)
def test_a_form_in_an_old_font_is_converted_and_said(code, name, example):
    content = workbook({"Bieu": in_code(form_rows(GOOD), code)})
    assert said(content) == SAID
    ((cell, message),) = told(content)
    assert cell == ""
    assert f"bảng mã {name}: 11 ô" in message
    assert f"“{example}” thành" in message


@pytest.mark.parametrize("code", [tcvn3, vni])
def test_one_name_in_an_old_font_is_converted_when_it_can_mean_one_thing(code):
    content = form(GOOD, unit=code("Xã Cẩm Bình"))
    name = {tcvn3: "TCVN3 (ABC)", vni: "VNI"}[code]
    assert said(content) == SAID
    assert told(content) == [("", CONVERTED.format(name, 1, code("Xã Cẩm Bình"), "Xã Cẩm Bình"))]


def test_a_csv_in_an_old_font_is_converted():
    content = tcvn3(LINE).encode("latin-1")
    assert said(long_csv() + b"\n" + content) == SAID


def test_an_old_font_that_is_not_certain_is_refused_with_the_way_out():
    """`Tïng` can only be TCVN3 (Tùng), but `ß©x` is a word in no code."""
    assert told(form(GOOD, unit="X· Tïng ß©x")) == [("B2", LEGACY)]


def test_a_table_whose_headings_cannot_be_read_names_the_old_font():
    assert of_whole_file(workbook({"A": [["ChØ tiªu ß©x", "Tæng sè ©x"]]})) == LEGACY


def test_text_beside_vietnamese_is_left_as_it_is():
    rows = form_rows([1, VNEID, None, 10, 5, None, "Café 3×4 · 10 µg ± © Müller"])
    (seen,) = read(workbook({"Biểu": rows})).observations
    assert seen.note == "Café 3×4 · 10 µg ± © Müller"


def test_an_xls_workbook_is_read():
    assert said(xls({"Biểu": form_rows(GOOD)})) == SAID
    assert said(xls({"Tổng hợp": summary_rows(
        ["18073", None, None, 10, 5], ["Tổng cộng", None, None, 10, 5]
    )})) == [("18073", "adult_vneid", 5, 10)]  # fmt: skip


def test_what_an_xls_workbook_does_not_tell_is_said():
    assert told(xls({"Biểu": form_rows(GOOD)})) == [
        (
            "",
            "Tệp .xls không cho biết ô nào là tỷ lệ %, là công thức lỗi hay bị ẩn. "
            "Hãy so lại các số đã đọc với tệp, hoặc lưu lại dạng .xlsx rồi gửi lại.",
        )
    ]


def test_an_ods_workbook_is_read():
    assert said(ods({"Biểu": form_rows(GOOD)})) == SAID
    assert told(ods({"Biểu": form_rows(GOOD)})) == []


def test_a_percentage_in_an_ods_workbook_is_refused():
    rows = form_rows([1, VNEID, None, 10, Percent(1)])
    assert told(ods({"Biểu": rows})) == [
        ("E5", "“100 %” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế.")
    ]


def test_a_workbook_with_a_password_is_refused():
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    )
    assert of_whole_file(content) == (
        "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại."
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(share):
    content = form(GOOD)
    assert of_whole_file(content[: int(len(content) * share)]) == (
        "Không mở được tệp: tệp bị hỏng hoặc không phải bảng tính. "
        "Hãy mở báo cáo bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "ảnh PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "ảnh JPEG"),
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"Rar!\x1a\x07", "tệp nén RAR"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "trang web (HTML, XML)"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "trang web (HTML, XML)"),
        (zipped({"word/document.xml": b"<a/>"}), "văn bản Word"),
        (zipped({"bao-cao.xlsx": form(GOOD)}), "tệp nén ZIP"),
        (zipped({"xl/workbook.bin": b"x"}), "bảng tính .xlsb"),
    ],
)
def test_what_is_no_spreadsheet_is_named_whatever_its_file_name(content, what):
    assert of_whole_file(content) == no_spreadsheet(what)


def test_a_file_whose_parts_are_said_twice_is_refused():
    content = io.BytesIO(form(GOOD))
    with zipfile.ZipFile(content, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("xl/worksheets/sheet1.xml", b"<x/>")
    assert of_whole_file(content.getvalue()) == unsafe("một phần có hai lần")


def test_a_zip_bomb_is_refused_by_what_it_unpacks_to():
    content = zipped({**parts_of(form(GOOD)), "xl/media/x.bin": bytes(50_000_000)})
    assert of_whole_file(content) == unsafe("giải nén ra quá lớn")


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    """Both headers say 100 bytes; the part unpacks to a million."""
    packed = zipped({"xl/workbook.xml": bytes(1_000_000)})
    real, said_size = (1_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert packed.count(real) == 2
    assert of_whole_file(packed.replace(real, said_size)) == unsafe("cỡ ghi khác cỡ thật")


def test_a_part_packed_tighter_than_any_text_is_refused():
    content = zipped({**parts_of(form(GOOD)), "x.xml": b" " * 2_000_000})
    assert of_whole_file(content) == unsafe("nén quá chặt")


def test_a_zip_of_too_many_parts_is_refused():
    content = zipped({f"{number}.xml": b"" for number in range(2_001)})
    assert of_whole_file(content) == unsafe("quá nhiều phần")


def test_parts_that_overlap_are_refused():
    """Both names of the directory lead to the same bytes: the zip bomb of 2019 in little."""
    packed = zipped({"xl/workbook.xml": b"<a/>", "xl/xorkbook.xml": b"<b/>"})
    first, second = packed.index(b"PK\x03\x04"), packed.index(b"PK\x03\x04", 1)
    at = packed.rindex(second.to_bytes(4, "little"), 0, packed.index(b"PK\x05\x06"))
    content = packed[:at] + first.to_bytes(4, "little") + packed[at + 4 :]
    assert of_whole_file(content) == unsafe("các phần chồng lên nhau")


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_any_of_them_is_read(part, encoding):
    parts = parts_of(form(GOOD))
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    parts[part] = (entity + parts.get(part, b"").decode("utf-8")).encode(encoding)
    assert of_whole_file(zipped(parts)) == unsafe("khai báo thực thể XML")


def test_a_formula_in_an_xlsx_is_kept_as_its_stored_value_alone():
    book = good_form()
    book["Biểu"]["G5"] = '=WEBSERVICE("http://127.0.0.1:9/")'
    (seen,) = read(saved(book)).observations
    assert (seen.numerator, seen.note) == (5, "(công thức chưa có kết quả)")


def test_every_row_of_an_xls_keeps_its_place():
    rows = [[None, "a"], [], [None, None, 2.5]]
    (grid,) = read_grids(xls({"A": rows}))
    assert (grid.cell(0, 1).value, grid.cell(2, 2).value) == ("a", 2.5)


def test_a_file_with_more_faults_than_anybody_mends_is_not_read_to_its_end():
    content = long_csv(*(f"x{line},y{line},31/13/2026,-1,z," for line in range(20_000)))
    first, *others = told(content)
    assert first == (
        "",
        "Tệp có quá nhiều lỗi, dưới đây là 500 lỗi đầu. Hãy sửa rồi gửi lại để kiểm tra tiếp.",
    )
    assert len(others) == 500
