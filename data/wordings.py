"""Every sentence that tells what is wrong with a report, in one place.

Where the fault is (sheet, cell) is carried beside the message, so the sentences do not repeat it.
"""

from data.file_wordings import FILE_WORDINGS
from data.problems import Wording

_WHOLE = "số nguyên không âm"
_DATE = "ngày dd/MM/yyyy hoặc tháng M/yyyy"
_UNIT = "tên hoặc mã xã, phường vào ngày báo cáo"
_INDICATOR = "tên, tên ngắn hoặc mã của một trong {total} chỉ tiêu"

WORDINGS: dict[str, Wording] = {
    **FILE_WORDINGS,
    # Dates
    "date_unreadable": Wording(
        _DATE, "“{found}” không phải là ngày. Hãy ghi như 31/10/2026 hoặc tháng 10/2026."
    ),
    "date_impossible": Wording(
        _DATE, "Không có ngày “{found}” trong lịch. Hãy sửa lại theo thứ tự ngày/tháng/năm."
    ),
    "date_too_early": Wording(
        "từ {earliest}",
        "Ngày {found} là trước {earliest}, khi chưa có báo cáo nào. Hãy sửa lại ngày.",
    ),
    "date_in_future": Wording(
        "đến hết {today}", "Ngày {found} chưa đến: hôm nay là {today}. Hãy sửa lại ngày."
    ),
    "days_differ": Wording(
        "cùng tháng với {day}",
        "Phía trên bảng ghi hai kỳ khác nhau: {found} và {day}. Hãy sửa lại cho khớp.",
    ),
    "month_differs": Wording(
        "tháng {month}",
        "Tiêu đề ghi “{found}”, còn ngày của số liệu là {day}. "
        "Nếu điền nhầm kỳ, hãy sửa lại ngày hoặc tiêu đề.",
        "warning",
    ),
    # Headers and missing cells
    "missing_cell": Wording("{what}", "Thiếu {what}. Hãy điền vào ô này."),
    "line_missing": Wording(
        "dòng “{label}:” phía trên bảng",
        "Không thấy {what}. Hãy ghi phía trên bảng, ví dụ “{label}: {example}”.",
    ),
    "column_missing": Wording(
        "cột {what}", "Thiếu cột {what} của {of}. Hãy thêm cột này theo mẫu."
    ),
    "column_twice": Wording(
        "mỗi cột một lần", "Cột {what} của {of} có hai lần. Hãy chỉ giữ lại một cột."
    ),
    "column_unknown": Wording(
        "Tổng số, Số đạt, Tỷ lệ hoặc Ghi chú",
        "Không nhận ra cột “{found}”. Hãy ghi Tổng số hoặc Số đạt dưới chỉ tiêu, hoặc bỏ cột.",
    ),
    "column_not_read": Wording(
        "các cột của mẫu",
        "Cột “{found}” không có trong mẫu nên không được đọc. Nếu cần gửi, hãy đặt tên theo mẫu.",
        "warning",
    ),
    "extra_cells": Wording(
        "{columns} ô như dòng tiêu đề",
        "Dòng này có nhiều ô hơn dòng tiêu đề. Hãy đặt ô có dấu phẩy trong dấu nháy kép.",
    ),
    "indicator_unknown": Wording(
        _INDICATOR, "Không có chỉ tiêu “{found}”. Hãy chép lại tên chỉ tiêu từ mẫu báo cáo."
    ),
    "indicator_misspelt": Wording(
        _INDICATOR, "Không có chỉ tiêu “{found}”. Nếu là “{meant}”, hãy sửa lại cho đúng."
    ),
    # Communes
    "unit_unknown": Wording(
        _UNIT, "Không có xã, phường nào tên “{found}” {era}. Hãy sửa lại tên hoặc ghi mã xã."
    ),
    "unit_misspelt": Wording(
        _UNIT,
        "Không có xã, phường nào tên “{found}” {era}. Có phải là {meant}? Hãy sửa lại cho đúng.",
    ),
    "unit_code_unknown": Wording(
        _UNIT, "Không có xã, phường nào mang mã {found} {era}. Hãy sửa lại mã 5 chữ số."
    ),
    "unit_without_tones": Wording(
        "tên có đủ dấu", "Tên “{found}” thiếu dấu, được hiểu là {meant}. Hãy ghi đủ dấu.", "warning"
    ),
    "unit_ambiguous": Wording(
        "tên có đủ dấu",
        "Tên “{found}” thiếu dấu, có thể là {meant}. Hãy ghi đủ dấu hoặc ghi mã xã.",
    ),
    "unit_is_old": Wording(
        "tên hoặc mã của một trong 69 xã, phường",
        "“{found}” là đơn vị cũ ({unit}), từ {merger} thuộc {now}. Hãy báo cáo theo đơn vị mới.",
    ),
    "unit_is_new": Wording(
        "một trong các đơn vị trước {merger}",
        "“{found}” chỉ có từ {merger}, lập từ {parts}. Hãy báo cáo riêng từng đơn vị cũ.",
    ),
    "district_differs": Wording(
        "{district}",
        "Đơn vị {unit} thuộc {district}, không thuộc “{given}”. Hãy sửa lại huyện hoặc tên xã.",
    ),
    "code_differs": Wording(
        "mã và tên của một đơn vị",
        "Mã {code} là {of_code}, còn tên ghi {of_name}. Hãy sửa lại mã hoặc tên.",
    ),
    # Classifications
    "classification_unknown": Wording(
        "tên hoặc mã của một phân loại",
        "Không có phân loại “{found}”. Hãy ghi một trong: {names}.",
    ),
    "value_unknown": Wording(
        "{values}",
        "“{found}” không phải là giá trị của phân loại này. Hãy ghi một trong: {values}.",
    ),
    "classified_twice": Wording(
        "mỗi xã, phường một lần cho mỗi phân loại",
        "{unit}, “{classification}” ghi hai lần khác nhau: {first} ở ô {first_cell} "
        "và {second} ở ô {second_cell}. Hãy chỉ giữ lại giá trị đúng.",
    ),
    # Numbers
    "not_a_number": Wording(
        _WHOLE, "“{found}” không phải là số. Hãy ghi một số nguyên, hoặc để trống nếu chưa có."
    ),
    "percentage": Wording(
        _WHOLE, "“{found}” là tỷ lệ, trong khi cột này cần số lượng. Hãy ghi số lượng thực tế."
    ),
    "negative": Wording(_WHOLE, "Số {found} là số âm. Hãy ghi một số từ 0 trở lên."),
    "not_whole": Wording(_WHOLE, "Số {found} không phải là số nguyên. Hãy ghi một số nguyên."),
    "maybe_thousands": Wording(
        _WHOLE,
        "Số {found} không phải là số nguyên. Nếu là {count}, hãy ghi liền các chữ số: {count}.",
    ),
    "number_too_large": Wording(
        "không quá {most}", "Số {found} lớn hơn mọi số lượng có thể có. Hãy kiểm tra lại."
    ),
    "ambiguous_thousands": Wording(
        _WHOLE,
        "“{found}” có thể là {grouped} hoặc {decimal}, mà tổng số chỉ có {denominator}. "
        "Hãy ghi liền các chữ số, không dùng dấu chấm hay dấu phẩy.",
    ),
    "not_yes_no": Wording(
        "1 (có) hoặc 0 (chưa)", "“{found}” không phải là 1 hoặc 0. Hãy ghi 1 nếu có, 0 nếu chưa."
    ),
    "above_denominator": Wording(
        "không quá {denominator}",
        "Số đạt {found} lớn hơn tổng số {denominator}. Hãy kiểm tra lại cả hai số.",
    ),
    "denominator_unwanted": Wording(
        "ô trống", "Chỉ tiêu “{indicator}” không có tổng số, nhưng ô này ghi {found}. Hãy để trống."
    ),
    "formula_not_calculated": Wording(
        "công thức có kết quả",
        "Ô này là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi lại.",
    ),
    "cell_in_error": Wording("một số", "Công thức trong ô này báo lỗi {found}. Hãy sửa công thức."),
    # Rows against one another
    "reported_twice": Wording(
        "mỗi số liệu một lần",
        "{unit}, “{indicator}”, ngày {day} ghi hai lần khác nhau: {first} ở ô {first_cell} "
        "và {second} ở ô {second_cell}. Hãy chỉ giữ lại số đúng.",
    ),
    "total_missing": Wording(
        "dòng Tổng cộng", "Thiếu dòng Tổng cộng ở cuối bảng. Hãy thêm dòng này theo mẫu."
    ),
    "total_differs": Wording(
        "{sum}",
        "Tổng cộng ghi {found}, nhưng các dòng cộng lại là {sum}. Hãy kiểm tra lại cột này.",
    ),
    "after_total": Wording(
        "dòng Tổng cộng ở cuối bảng",
        "Dòng này có số liệu nhưng nằm dưới dòng Tổng cộng. Hãy chuyển lên trên dòng Tổng cộng.",
    ),
}
