"""Every sentence that a refused or doubtful report can bring, in full, at its cell."""

import io
from datetime import date

import openpyxl
import pytest

from data.problems import Problem
from data.reading import read_report
from data.reference import load
from data.wordings import WORDINGS
from tests import hardened_cases
from tests.workbooks import (
    FORM_HEADER,
    VNEID,
    form,
    form_rows,
    list_csv,
    long_csv,
    summary,
    summary_rows,
    workbook,
)

TODAY = date(2026, 11, 22)
GOOD = [1, VNEID, None, 10, 5]
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FESTIVAL = "Ngày hội toàn dân học tập số"


def total(*numbers):
    return ["Tổng cộng", None, None, *numbers]


def error_cell():
    """A form whose Số đạt is a formula that ends in #REF!."""
    book = openpyxl.load_workbook(io.BytesIO(form(GOOD)))
    book.active["E5"] = "#REF!"
    book.active["E5"].data_type = "e"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


CASES = [
    (
        "empty_file",
        b"",
        "",
        "",
        "bao-cao.xlsx",
        "bảng tính .xlsx hoặc tệp .csv",
        "Tệp rỗng, không có nội dung nào. Hãy lưu lại báo cáo rồi gửi lại.",
    ),
    (
        "unreadable",
        b"PK\x03\x04",
        "",
        "",
        "bao-cao.xlsx",
        "bảng tính .xlsx hoặc tệp .csv",
        (
            "Không mở được tệp: tệp bị hỏng hoặc không phải bảng tính. Hãy mở báo cáo bằng Excel, "
            "lưu lại dạng .xlsx rồi gửi lại."
        ),
    ),
    (
        "password",
        COMPOUND_FILE + "EncryptedPackage".encode("utf-16-le"),
        "",
        "",
        "bao-cao.xlsx",
        "tệp không đặt mật khẩu",
        "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    (
        "encoding",
        b"\x81\x01",
        "",
        "",
        "bao-cao.xlsx",
        "tệp .csv theo bảng mã UTF-8",
        (
            "Không đọc được chữ trong tệp: tệp không theo bảng mã UTF-8 hoặc không phải bảng tính. "
            "Hãy lưu lại dạng .xlsx, hoặc dạng CSV UTF-8, rồi gửi lại."
        ),
    ),
    (
        "no_shape",
        b"a,b\n1,2\n",
        "",
        "",
        "bao-cao.xlsx",
        "một trong các mẫu báo cáo",
        (
            "Không nhận ra mẫu báo cáo nào trong tệp. Biểu của xã cần dòng tiêu đề có Chỉ tiêu, "
            "Tổng số, Số đạt; biểu tổng hợp cần cột Mã xã hoặc Xã, phường và hai dòng tiêu đề với "
            "Tổng số, Số đạt dưới mỗi chỉ tiêu; bảng dài cần tiêu đề "
            "commune,indicator,as_of,numerator,denominator; danh sách phân loại cần tiêu đề "
            "commune,classification,value,source."
        ),
    ),
    (
        "mixed_shapes",
        workbook(
            {"A": form_rows(GOOD), "B": summary_rows(["18073", None, None, 10, 5], total(10, 5))}
        ),
        "",
        "",
        "bao-cao.xlsx",
        "các trang tính cùng mẫu",
        (
            "Các trang tính theo những mẫu khác nhau: biểu của xã và biểu tổng hợp. Hãy tách mỗi "
            "mẫu thành một tệp."
        ),
    ),
    (
        "sheet_not_read",
        workbook({"A": form_rows(GOOD), "Nháp": [["x"]]}),
        "Nháp",
        "",
        "Nháp",
        "một trong các mẫu báo cáo",
        "Trang tính này không theo mẫu nên không được đọc. Nếu có số liệu, hãy chép vào mẫu.",
    ),
    (
        "nothing_filled",
        form([1, VNEID]),
        "Biểu",
        "E4",
        "bảng trống",
        "ít nhất một chỉ tiêu có số liệu",
        "Bảng chưa có số liệu. Hãy điền rồi gửi lại.",
    ),
    (
        "nothing_filled",
        summary(["18073"], total()),
        "Tổng hợp",
        "B4",
        "bảng trống",
        "ít nhất một chỉ tiêu có số liệu",
        "Bảng chưa có số liệu. Hãy điền rồi gửi lại.",
    ),
    (
        "nothing_filled",
        long_csv(),
        "",
        "A1",
        "bảng trống",
        "ít nhất một chỉ tiêu có số liệu",
        "Bảng chưa có số liệu. Hãy điền rồi gửi lại.",
    ),
    (
        "nothing_classified",
        list_csv(),
        "",
        "A1",
        "bảng trống",
        "ít nhất một xã, phường",
        "Danh sách chưa có dòng nào. Hãy điền rồi gửi lại.",
    ),
    (
        "line_missing",
        workbook({"A": [["Đơn vị báo cáo: Cẩm Bình"], FORM_HEADER, GOOD]}),
        "A",
        "A1",
        "không có",
        "dòng “Số liệu đến ngày:” phía trên bảng",
        (
            "Không thấy ngày của số liệu. Hãy ghi phía trên bảng, ví dụ “Số liệu đến ngày: "
            "31/10/2026”."
        ),
    ),
    (
        "line_missing",
        workbook({"A": [["Số liệu đến ngày: 31/10/2026"], FORM_HEADER, GOOD]}),
        "A",
        "A1",
        "không có",
        "dòng “Đơn vị báo cáo:” phía trên bảng",
        "Không thấy đơn vị báo cáo. Hãy ghi phía trên bảng, ví dụ “Đơn vị báo cáo: Xã Cẩm Bình”.",
    ),
    (
        "missing_cell",
        form(GOOD, day=None),
        "Biểu",
        "B3",
        "ô trống",
        "ngày của số liệu",
        "Thiếu ngày của số liệu. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        form([1, VNEID, None, None, 5]),
        "Biểu",
        "D5",
        "ô trống",
        "Tổng số",
        "Thiếu Tổng số. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        form([1, VNEID, None, 10, None]),
        "Biểu",
        "E5",
        "ô trống",
        "Số đạt",
        "Thiếu Số đạt. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        form([1, None, None, 10, 5]),
        "Biểu",
        "B5",
        "ô trống",
        "tên chỉ tiêu",
        "Thiếu tên chỉ tiêu. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        summary([None, None, None, 10, 5], total(10, 5)),
        "Tổng hợp",
        "B5",
        "ô trống",
        "tên hoặc mã xã, phường",
        "Thiếu tên hoặc mã xã, phường. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        summary(["18073", None, None, 10, 5], total(10)),
        "Tổng hợp",
        "E6",
        "ô trống",
        "tổng cộng của cột này",
        "Thiếu tổng cộng của cột này. Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        long_csv("18073,adult_vneid,2026-10-31,,10"),
        "",
        "D2",
        "ô trống",
        "số đạt (numerator)",
        "Thiếu số đạt (numerator). Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        long_csv("18073,adult_vneid,,5,10"),
        "",
        "C2",
        "ô trống",
        "ngày (as_of)",
        "Thiếu ngày (as_of). Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        long_csv(",adult_vneid,2026-10-31,5,10"),
        "",
        "A2",
        "ô trống",
        "xã, phường (commune)",
        "Thiếu xã, phường (commune). Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        long_csv("18073,,2026-10-31,5,10"),
        "",
        "B2",
        "ô trống",
        "chỉ tiêu (indicator)",
        "Thiếu chỉ tiêu (indicator). Hãy điền vào ô này.",
    ),
    (
        "missing_cell",
        workbook(
            {
                "A": [
                    *summary_rows()[:2],
                    ["Mã xã", "Xã", None, None],
                    [None, None, None, "Số đạt"],
                    ["18073", None, None, 5],
                ]
            }
        ),
        "A",
        "D3",
        "ô trống",
        "tên chỉ tiêu",
        "Thiếu tên chỉ tiêu. Hãy điền vào ô này.",
    ),
    (
        "date_unreadable",
        form(GOOD, day="31/10/26"),
        "Biểu",
        "B3",
        "31/10/26",
        "ngày dd/MM/yyyy hoặc tháng M/yyyy",
        "“31/10/26” không phải là ngày. Hãy ghi như 31/10/2026 hoặc tháng 10/2026.",
    ),
    (
        "date_impossible",
        form(GOOD, day="31/02/2026"),
        "Biểu",
        "B3",
        "31/02/2026",
        "ngày dd/MM/yyyy hoặc tháng M/yyyy",
        "Không có ngày “31/02/2026” trong lịch. Hãy sửa lại theo thứ tự ngày/tháng/năm.",
    ),
    (
        "date_too_early",
        form(GOOD, day="30/04/2025", unit="Thạch Hà"),
        "Biểu",
        "B3",
        "30/04/2025",
        "từ 01/05/2025",
        "Ngày 30/04/2025 là trước 01/05/2025, khi chưa có báo cáo nào. Hãy sửa lại ngày.",
    ),
    (
        "date_in_future",
        form(GOOD, day="23/11/2026"),
        "Biểu",
        "B3",
        "23/11/2026",
        "đến hết 22/11/2026",
        "Ngày 23/11/2026 chưa đến: hôm nay là 22/11/2026. Hãy sửa lại ngày.",
    ),
    (
        "column_missing",
        form([1, VNEID, 10], header=("STT", "Chỉ tiêu", "Tổng số")),
        "Biểu",
        "B4",
        "Chỉ tiêu",
        "cột Số đạt",
        "Thiếu cột Số đạt của biểu. Hãy thêm cột này theo mẫu.",
    ),
    (
        "column_missing",
        workbook({"A": [*summary_rows()[:2], ["Mã xã", VNEID], [None, "Số đạt"], ["18073", 5]]}),
        "A",
        "B3",
        "Xác nhận trên VNeID",
        "cột Tổng số",
        "Thiếu cột Tổng số của “Xác nhận trên VNeID”. Hãy thêm cột này theo mẫu.",
    ),
    (
        "column_missing",
        long_csv("18073,adult_vneid,5,10", header="commune,indicator,numerator,denominator"),
        "",
        "A1",
        "commune",
        "cột as_of",
        "Thiếu cột as_of của bảng. Hãy thêm cột này theo mẫu.",
    ),
    (
        "column_twice",
        form([1, VNEID, 10, 5, 5], header=("STT", "Chỉ tiêu", "Tổng số", "Số đạt", "Số đạt")),
        "Biểu",
        "E4",
        "Số đạt",
        "mỗi cột một lần",
        "Cột Số đạt của biểu có hai lần. Hãy chỉ giữ lại một cột.",
    ),
    (
        "column_twice",
        workbook(
            {
                "A": [
                    *summary_rows()[:2],
                    ["Mã xã", VNEID],
                    [None, "Tổng số", "Số đạt", "Số đạt"],
                    ["18073", 10, 5, 5],
                    ["Tổng cộng", 10, 5, 5],
                ]
            }
        ),
        "A",
        "D4",
        "Số đạt",
        "mỗi cột một lần",
        "Cột Số đạt của “Xác nhận trên VNeID” có hai lần. Hãy chỉ giữ lại một cột.",
    ),
    (
        "column_unknown",
        workbook(
            {
                "A": [
                    *summary_rows()[:2],
                    ["Mã xã", VNEID],
                    [None, "Tổng số", "Số đạt", "Số nữ"],
                    ["18073", 10, 5, 5],
                    ["Tổng cộng", 10, 5, 5],
                ]
            }
        ),
        "A",
        "D4",
        "Số nữ",
        "Tổng số, Số đạt, Tỷ lệ hoặc Ghi chú",
        "Không nhận ra cột “Số nữ”. Hãy ghi Tổng số hoặc Số đạt dưới chỉ tiêu, hoặc bỏ cột.",
    ),
    (
        "column_unknown",
        workbook(
            {
                "A": [
                    *summary_rows()[:2],
                    ["Mã xã", VNEID],
                    [None, "Tổng số", "Số đạt", None, "Tỷ lệ"],
                    ["18073", 10, 5, 5],
                    ["Tổng cộng", 10, 5, 5],
                ]
            }
        ),
        "A",
        "D4",
        "không tên",
        "Tổng số, Số đạt, Tỷ lệ hoặc Ghi chú",
        "Không nhận ra cột “không tên”. Hãy ghi Tổng số hoặc Số đạt dưới chỉ tiêu, hoặc bỏ cột.",
    ),
    (
        "column_not_read",
        long_csv(
            "18073,adult_vneid,2026-10-31,5,10,x",
            header="commune,indicator,as_of,numerator,denominator,source",
        ),
        "",
        "F1",
        "source",
        "các cột của mẫu",
        "Cột “source” không có trong mẫu nên không được đọc. Nếu cần gửi, hãy đặt tên theo mẫu.",
    ),
    (
        "extra_cells",
        long_csv("18073,adult_vneid,2026-10-31,5,345,,10,000"),
        "",
        "G2",
        "10",
        "6 ô như dòng tiêu đề",
        "Dòng này có nhiều ô hơn dòng tiêu đề. Hãy đặt ô có dấu phẩy trong dấu nháy kép.",
    ),
    (
        "indicator_unknown",
        form([1, "Số máy tính", None, 10, 5]),
        "Biểu",
        "B5",
        "Số máy tính",
        "tên, tên ngắn hoặc mã của một trong 20 chỉ tiêu",
        "Không có chỉ tiêu “Số máy tính”. Hãy chép lại tên chỉ tiêu từ mẫu báo cáo.",
    ),
    (
        "indicator_misspelt",
        form([1, "Xác nhận trên VNeDI", None, 10, 5]),
        "Biểu",
        "B5",
        "Xác nhận trên VNeDI",
        "tên, tên ngắn hoặc mã của một trong 20 chỉ tiêu",
        (
            "Không có chỉ tiêu “Xác nhận trên VNeDI”. Nếu là “Xác nhận trên VNeID”, hãy sửa lại "
            "cho đúng."
        ),
    ),
    (
        "unit_unknown",
        form(GOOD, unit="Paris"),
        "Biểu",
        "B2",
        "Paris",
        "tên hoặc mã xã, phường vào ngày báo cáo",
        "Không có xã, phường nào tên “Paris” từ 01/07/2025. Hãy sửa lại tên hoặc ghi mã xã.",
    ),
    (
        "unit_misspelt",
        form(GOOD, unit="Câm Xuyên"),
        "Biểu",
        "B2",
        "Câm Xuyên",
        "tên hoặc mã xã, phường vào ngày báo cáo",
        (
            "Không có xã, phường nào tên “Câm Xuyên” từ 01/07/2025. Có phải là xã Cẩm Xuyên? Hãy "
            "sửa lại cho đúng."
        ),
    ),
    (
        "unit_code_unknown",
        form(GOOD, unit=99999),
        "Biểu",
        "B2",
        "99999",
        "tên hoặc mã xã, phường vào ngày báo cáo",
        "Không có xã, phường nào mang mã 99999 từ 01/07/2025. Hãy sửa lại mã 5 chữ số.",
    ),
    (
        "unit_without_tones",
        form(GOOD, unit="Cam Binh"),
        "Biểu",
        "B2",
        "Cam Binh",
        "tên có đủ dấu",
        "Tên “Cam Binh” thiếu dấu, được hiểu là xã Cẩm Bình. Hãy ghi đủ dấu.",
    ),
    (
        "unit_ambiguous",
        form(GOOD, unit="Thach Ha", day="30/06/2025"),
        "Biểu",
        "B2",
        "Thach Ha",
        "tên có đủ dấu",
        (
            "Tên “Thach Ha” thiếu dấu, có thể là phường Thạch Hạ hoặc thị trấn Thạch Hà. Hãy ghi "
            "đủ dấu hoặc ghi mã xã."
        ),
    ),
    (
        "unit_is_old",
        form(GOOD, unit="Đại Nài"),
        "Biểu",
        "B2",
        "Đại Nài",
        "tên hoặc mã của một trong 69 xã, phường",
        (
            "“Đại Nài” là đơn vị cũ (phường Đại Nài), từ 01/07/2025 thuộc phường Thành Sen và "
            "phường Hà Huy Tập. Hãy báo cáo theo đơn vị mới."
        ),
    ),
    (
        "unit_is_new",
        form(GOOD, unit="Nam Hồng Lĩnh", day="tháng 6/2025"),
        "Biểu",
        "B2",
        "Nam Hồng Lĩnh",
        "một trong các đơn vị trước 01/07/2025",
        (
            "“Nam Hồng Lĩnh” chỉ có từ 01/07/2025, lập từ Nam Hồng, Đậu Liêu và Thuận Lộc. Hãy báo "
            "cáo riêng từng đơn vị cũ."
        ),
    ),
    (
        "district_differs",
        summary([None, "Thạch Hà", "Can Lộc", 10, 5], total(10, 5), day="30/06/2025"),
        "Tổng hợp",
        "B5",
        "Thạch Hà",
        "Huyện Thạch Hà",
        (
            "Đơn vị thị trấn Thạch Hà thuộc Huyện Thạch Hà, không thuộc “Can Lộc”. Hãy sửa lại "
            "huyện hoặc tên xã."
        ),
    ),
    (
        "code_differs",
        summary(["18100", "Thành Sen", None, 10, 5], total(10, 5)),
        "Tổng hợp",
        "A5",
        "18100",
        "mã và tên của một đơn vị",
        "Mã 18100 là Trần Phú, còn tên ghi Thành Sen. Hãy sửa lại mã hoặc tên.",
    ),
    (
        "not_a_number",
        form([1, VNEID, None, 10, "chưa có"]),
        "Biểu",
        "E5",
        "chưa có",
        "số nguyên không âm",
        "“chưa có” không phải là số. Hãy ghi một số nguyên, hoặc để trống nếu chưa có.",
    ),
    (
        "percentage",
        form([1, VNEID, None, 10, "70,5%"]),
        "Biểu",
        "E5",
        "70,5%",
        "số nguyên không âm",
        "“70,5%” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế.",
    ),
    (
        "percentage",
        form([1, VNEID, None, 10, 0.705]),
        "Biểu",
        "E5",
        "0,705",
        "số nguyên không âm",
        "“0,705” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế.",
    ),
    (
        "negative",
        form([1, VNEID, None, 10, -5]),
        "Biểu",
        "E5",
        "-5",
        "số nguyên không âm",
        "Số -5 là số âm. Hãy ghi một số từ 0 trở lên.",
    ),
    (
        "not_whole",
        form([1, VNEID, None, 10, "7,5"]),
        "Biểu",
        "E5",
        "7,5",
        "số nguyên không âm",
        "Số 7,5 không phải là số nguyên. Hãy ghi một số nguyên.",
    ),
    (
        "maybe_thousands",
        form([1, VNEID, None, 2000, 1.234]),
        "Biểu",
        "E5",
        "1,234",
        "số nguyên không âm",
        "Số 1,234 không phải là số nguyên. Nếu là 1234, hãy ghi liền các chữ số: 1234.",
    ),
    (
        "number_too_large",
        form([1, VNEID, None, 10**9, 5]),
        "Biểu",
        "D5",
        "1.000.000.000",
        "không quá 99.999.999",
        "Số 1.000.000.000 lớn hơn mọi số lượng có thể có. Hãy kiểm tra lại.",
    ),
    (
        "ambiguous_thousands",
        form([1, VNEID, None, 2, "1.234"]),
        "Biểu",
        "E5",
        "1.234",
        "số nguyên không âm",
        (
            "“1.234” có thể là 1234 hoặc 1,234, mà tổng số chỉ có 2. Hãy ghi liền các chữ số, "
            "không dùng dấu chấm hay dấu phẩy."
        ),
    ),
    (
        "not_yes_no",
        form([1, FESTIVAL, None, None, 2]),
        "Biểu",
        "E5",
        "2",
        "1 (có) hoặc 0 (chưa)",
        "“2” không phải là 1 hoặc 0. Hãy ghi 1 nếu có, 0 nếu chưa.",
    ),
    (
        "above_denominator",
        form([1, VNEID, None, 1234, 1235]),
        "Biểu",
        "E5",
        "1.235",
        "không quá 1.234",
        "Số đạt 1.235 lớn hơn tổng số 1.234. Hãy kiểm tra lại cả hai số.",
    ),
    (
        "denominator_unwanted",
        form([1, FESTIVAL, None, 10, 1]),
        "Biểu",
        "D5",
        "10",
        "ô trống",
        (
            "Chỉ tiêu “Ngày hội toàn dân học tập số” không có tổng số, nhưng ô này ghi 10. Hãy để "
            "trống."
        ),
    ),
    (
        "formula_not_calculated",
        form([1, VNEID, None, 10, "=2+3"]),
        "Biểu",
        "E5",
        "công thức",
        "công thức có kết quả",
        "Ô này là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi lại.",
    ),
    (
        "cell_in_error",
        error_cell(),
        "Biểu",
        "E5",
        "#REF!",
        "một số",
        "Công thức trong ô này báo lỗi #REF!. Hãy sửa công thức.",
    ),
    (
        "reported_twice",
        long_csv("18073,adult_vneid,2026-10-31,5,10", "Thành Sen,adult_vneid,31/10/2026,6,10"),
        "",
        "D3",
        "6/10",
        "mỗi số liệu một lần",
        (
            "Phường Thành Sen, “Xác nhận trên VNeID”, ngày 31/10/2026 ghi hai lần khác nhau: 5/10 "
            "ở ô D2 và 6/10 ở ô D3. Hãy chỉ giữ lại số đúng."
        ),
    ),
    (
        "classification_unknown",
        list_csv("18073,vùng cao,yes,Quyết định 60"),
        "",
        "B2",
        "vùng cao",
        "tên hoặc mã của một phân loại",
        (
            "Không có phân loại “vùng cao”. Hãy ghi một trong: miền núi, biên giới, ven biển, có "
            "thôn dân tộc thiểu số, vùng dân tộc thiểu số 2021–2025, vùng dân tộc thiểu số "
            "2026–2030."
        ),
    ),
    (
        "value_unknown",
        list_csv("18073,mountainous,III,Quyết định 60"),
        "",
        "C2",
        "III",
        "có, không, chưa rõ",
        "“III” không phải là giá trị của phân loại này. Hãy ghi một trong: có, không, chưa rõ.",
    ),
    (
        "value_unknown",
        list_csv("18073,ethnic_minority_area_2026_2030,IV,Quyết định 60"),
        "",
        "C2",
        "IV",
        "có, không, chưa rõ, I, II, III",
        (
            "“IV” không phải là giá trị của phân loại này. Hãy ghi một trong: có, không, chưa rõ, "
            "I, II, III."
        ),
    ),
    (
        "classified_twice",
        list_csv(
            "18073,ethnic_minority_area_2026_2030,I,Quyết định 60",
            "Phường Thành Sen,Vùng dân tộc thiểu số 2026-2030,có,Công văn 1",
        ),
        "",
        "C3",
        "có",
        "mỗi xã, phường một lần cho mỗi phân loại",
        (
            "Phường Thành Sen, “vùng dân tộc thiểu số 2026–2030” ghi hai lần khác nhau: khu vực I "
            "ở ô C2 và có ở ô C3. Hãy chỉ giữ lại giá trị đúng."
        ),
    ),
    (
        "total_missing",
        summary(["18073", None, None, 10, 5]),
        "Tổng hợp",
        "B6",
        "không có",
        "dòng Tổng cộng",
        "Thiếu dòng Tổng cộng ở cuối bảng. Hãy thêm dòng này theo mẫu.",
    ),
    (
        "total_differs",
        summary(["18073", None, None, 1200, 5], ["18100", None, None, 34, 5], total(1235, 10)),
        "Tổng hợp",
        "D7",
        "1.235",
        "1.234",
        "Tổng cộng ghi 1.235, nhưng các dòng cộng lại là 1.234. Hãy kiểm tra lại cột này.",
    ),
    (
        "after_total",
        summary(["18073", None, None, 10, 5], total(10, 5), ["18100", None, None, 10, 5]),
        "Tổng hợp",
        "D7",
        "10",
        "dòng Tổng cộng ở cuối bảng",
        "Dòng này có số liệu nhưng nằm dưới dòng Tổng cộng. Hãy chuyển lên trên dòng Tổng cộng.",
    ),
]


def problem(kind, sheet, cell, found, expected, message):
    return Problem(WORDINGS[kind].severity, sheet, cell, found, expected, message)


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [pytest.param(case[0], case[1], case[2:], id=case[0]) for case in CASES],
)
def test_a_fault_is_told_at_its_cell_in_full(kind, content, told):
    reading = read_report(content, "bao-cao.xlsx", load(), TODAY)
    assert reading.problems == (problem(kind, *told),)


def test_a_file_beyond_any_report_is_told_in_full(monkeypatch):
    monkeypatch.setattr("data.limits.LARGEST_FILE", 10)
    reading = read_report(form(GOOD), "bao-cao.xlsx", load(), TODAY)
    assert reading.problems == (
        Problem(
            "error",
            "",
            "",
            "bao-cao.xlsx",
            "bảng tính .xlsx hoặc tệp .csv",
            "Tệp quá lớn. Hãy chép riêng bảng số liệu sang tệp mới rồi gửi lại.",
        ),
    )


def test_every_kind_of_fault_is_in_the_table():
    """What is wrong with a whole file or sheet is told in the `test_hardened_*` files."""
    others = {"file_too_large", "superseded", "list_superseded"}
    assert {case[0] for case in CASES} | others | hardened_cases.KINDS == set(WORDINGS)


def test_only_what_does_not_change_a_number_is_a_warning():
    assert {kind for kind, wording in WORDINGS.items() if wording.severity == "warning"} == {
        "sheet_not_read",
        "column_not_read",
        "code_page",
        "hidden_columns",
        "hidden_rows",
        "legacy_converted",
        "month_differs",
        "old_workbook",
        "unit_without_tones",
        "superseded",
        "list_superseded",
    }


def test_a_long_text_is_quoted_in_part():
    (problem,) = read_report(form([1, VNEID, None, 10, "x" * 200]), "", load(), TODAY).problems
    assert problem.found == "x" * 79 + "…"
