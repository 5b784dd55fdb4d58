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
    "password": Wording(
        "tệp không đặt mật khẩu",
        "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    "encoding": Wording(
        "tệp .csv theo bảng mã UTF-8",
        "Không đọc được chữ trong tệp: tệp không theo bảng mã UTF-8 hoặc không phải bảng tính. "
        "Hãy lưu lại dạng .xlsx, hoặc dạng CSV UTF-8, rồi gửi lại.",
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
    # A whole sheet
    "sheet_not_read": Wording(
        _SHAPES,
        "Trang tính này không theo mẫu nên không được đọc. Nếu có số liệu, hãy chép vào mẫu.",
        "warning",
    ),
    "nothing_filled": Wording(
        "ít nhất một chỉ tiêu có số liệu", "Bảng chưa có số liệu. Hãy điền rồi gửi lại."
    ),
    "nothing_classified": Wording(
        "ít nhất một xã, phường", "Danh sách chưa có dòng nào. Hãy điền rồi gửi lại."
    ),
}
