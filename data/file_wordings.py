"""The sentences about a whole file or sheet; those about its cells are in `data.wordings`."""

from data.problems import Wording

_SHAPES = "một trong các mẫu báo cáo"
_SPREADSHEET = "bảng tính .xlsx hoặc tệp .csv"

# The sheet that a marked report begins with: it comes back with the mended report.
LIST_SHEET = "Lỗi"
LIST_TITLE = "Những chỗ cần sửa trong tệp này"

FILE_WORDINGS: dict[str, Wording] = {
    # The whole file
    "empty_file": Wording(
        _SPREADSHEET, "Tệp rỗng, không có nội dung nào. Hãy lưu lại báo cáo rồi gửi lại."
    ),
    "file_too_large": Wording(
        _SPREADSHEET, "Tệp quá lớn. Hãy chép riêng bảng số liệu sang tệp mới rồi gửi lại."
    ),
    "unreadable": Wording(
        _SPREADSHEET,
        "Không mở được tệp: tệp bị hỏng hoặc không phải bảng tính. "
        "Hãy mở báo cáo bằng Excel, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    "no_spreadsheet": Wording(
        _SPREADSHEET,
        "Tệp này là {what}, không phải bảng tính. Hãy gửi bảng tính đã lưu dạng .xlsx.",
    ),
    "unsafe_file": Wording(
        _SPREADSHEET,
        "Tệp có cấu trúc bất thường ({why}) nên không được mở, để giữ an toàn. "
        "Hãy chép bảng số liệu sang một tệp Excel mới rồi gửi lại.",
    ),
    "password": Wording(
        "tệp không đặt mật khẩu",
        "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    "encoding": Wording(
        "tệp .csv theo bảng mã UTF-8",
        "Không đọc được chữ trong tệp: tệp không theo bảng mã UTF-8 hoặc không phải bảng tính. "
        "Hãy lưu lại dạng .xlsx, hoặc dạng CSV UTF-8, rồi gửi lại.",
    ),
    "code_page": Wording(
        "tệp .csv theo bảng mã UTF-8",
        "Tệp theo bảng mã Windows-1258, đã được chuyển sang Unicode. "
        "Hãy kiểm tra lại tên xã và chỉ tiêu; lần sau hãy lưu dạng CSV UTF-8.",
        "warning",
    ),
    "legacy_converted": Wording(
        "chữ Unicode (phông Times New Roman, Arial)",
        "Chữ gõ bằng bảng mã {code}: {count} ô đã được chuyển sang Unicode, ví dụ “{old}” thành "
        "“{new}”. Hãy kiểm tra lại; lần sau hãy gõ bằng bảng mã Unicode.",
        "warning",
    ),
    "legacy_font": Wording(
        "chữ Unicode (phông Times New Roman, Arial)",
        "Chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI), không đọc chắc chắn được. Hãy chọn cả bảng, "
        "chép, bấm Ctrl+Shift+F6 của UniKey để chuyển sang Unicode, dán lại rồi gửi lại.",
    ),
    "no_shape": Wording(
        _SHAPES,
        "Không nhận ra mẫu báo cáo nào trong tệp. Biểu của xã cần dòng tiêu đề có Chỉ tiêu, "
        "Tổng số, Số đạt; biểu tổng hợp cần cột Mã xã hoặc Xã, phường và hai dòng tiêu đề với "
        "Tổng số, Số đạt dưới mỗi chỉ tiêu; bảng dài cần tiêu đề "
        "commune,indicator,as_of,numerator,denominator; danh sách phân loại cần tiêu đề "
        "commune,classification,value,source.",
    ),
    "mixed_shapes": Wording(
        "các trang tính cùng mẫu",
        "Các trang tính theo những mẫu khác nhau: {shapes}. Hãy tách mỗi mẫu thành một tệp.",
    ),
    "superseded": Wording(
        "một tệp chưa nhận lần nào",
        "Tệp này đã nhận lúc {came}; nhận lại không đổi gì. "
        "Muốn dùng lại số cũ, hãy ghi lý do vào cột Ghi chú rồi gửi tệp đã lưu lại.",
        "warning",
    ),
    "list_superseded": Wording(
        "một tệp chưa nhận lần nào",
        "Tệp này đã nhận lúc {came}; nhận lại không đổi gì. "
        "Muốn dùng lại, hãy ghi lý do vào cột source rồi gửi tệp đã lưu lại.",
        "warning",
    ),
    "too_many_faults": Wording(
        "một báo cáo theo mẫu",
        "Tệp có quá nhiều lỗi, dưới đây là {most} lỗi đầu. Hãy sửa rồi gửi lại để kiểm tra tiếp.",
    ),
    # A whole sheet
    "old_workbook": Wording(
        "bảng tính .xlsx",
        "Tệp .xls không cho biết ô nào là tỷ lệ %, là công thức lỗi hay bị ẩn. "
        "Hãy so lại các số đã đọc với tệp, hoặc lưu lại dạng .xlsx rồi gửi lại.",
        "warning",
    ),
    "sheet_not_read": Wording(
        _SHAPES,
        "Trang tính này không theo mẫu nên không được đọc. Nếu có số liệu, hãy chép vào mẫu.",
        "warning",
    ),
    "hidden_sheet": Wording(
        "trang tính không ẩn",
        "Trang tính này có báo cáo nhưng đang bị ẩn. Hãy bỏ ẩn để kiểm tra, hoặc xóa đi, "
        "rồi gửi lại.",
    ),
    "hidden_rows": Wording(
        "mọi hàng của bảng đều hiện",
        "Trong bảng có hàng bị ẩn hoặc bị lọc ({where}); số liệu ở đó vẫn được đọc. "
        "Hãy bỏ ẩn, bỏ lọc để kiểm tra lại.",
        "warning",
    ),
    "hidden_columns": Wording(
        "mọi cột của bảng đều hiện",
        "Trong bảng có cột bị ẩn ({where}); số liệu ở đó vẫn được đọc. Hãy bỏ ẩn để kiểm tra lại.",
        "warning",
    ),
    "second_table": Wording(
        "một bảng trên mỗi trang tính",
        "Trang tính này có bảng thứ hai bắt đầu ở đây. Hãy chuyển bảng đó sang trang tính khác.",
    ),
    "merged_number": Wording(
        "mỗi ô một số",
        "Số {found} nằm trong ô gộp {area}, không rõ thuộc ô nào. Hãy bỏ gộp rồi điền từng ô.",
    ),
    "nothing_filled": Wording(
        "ít nhất một chỉ tiêu có số liệu", "Bảng chưa có số liệu. Hãy điền rồi gửi lại."
    ),
    "nothing_classified": Wording(
        "ít nhất một xã, phường", "Danh sách chưa có dòng nào. Hãy điền rồi gửi lại."
    ),
}
