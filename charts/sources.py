"""The tables of the page on sources, in words."""

from collections.abc import Sequence

from charts import theme
from charts.formats import YES_NO, day, number
from charts.rows import Row, is_missing
from charts.table import PlainTable

CLASSIFICATIONS = {
    "border": "Biên giới",
    "mountainous": "Miền núi",
    "coastal": "Ven biển",
    "has_minority_village": "Có thôn dân tộc thiểu số",
    "ethnic_minority_area_2021_2025": "Vùng dân tộc thiểu số 2021–2025",
    "ethnic_minority_area_2026_2030": "Vùng dân tộc thiểu số 2026–2030",
}
CONFIDENCE = {
    "documented": "có văn bản",
    "inferred-from-old-unit": "suy từ đơn vị cũ",
    "computed-from-boundary": "tính từ ranh giới",
    "loaded": "theo danh sách đã nhận",
    "unknown": "chưa rõ",
}
SHAPES = {"commune": "Biểu của xã", "summary": "Bảng tổng hợp", "long": "Bảng dài"}
NUMBERS = ("Số", "Số liệu", "Còn hiệu lực", "Số xã")
OTHER_UNKNOWNS = (
    ("Tỷ lệ tách Đại Nài và Kỳ Lợi", "2 đơn vị cũ", "Nghị quyết 1665 không nêu; đang giả định"),
    ("Người trưởng thành từng xã", "69 xã", "Lấy 68 % dân số; cần danh sách cử tri hoặc Công an"),
    ("Số thôn, số hộ, số người dân tộc thiểu số từng xã", "69 xã", "Chưa có nguồn công khai"),
    ("Kết quả VNeID thật của từng xã", "69 xã", "Chưa nơi nào công bố; nhập báo cáo của xã"),
)
COMMANDS = (
    ("Lấy biểu mẫu trống", "python -m data template summary -o bieu-tong-hop.xlsx"),
    ("Kiểm tra trước, chưa nhận", "python -m data import bao-cao.xlsx --dry-run"),
    ("Nhận báo cáo", "python -m data import bao-cao.xlsx"),
    ("Lấy danh sách phân loại để điền", "python -m data template classification -o phan-loai.csv"),
    ("Xem tình trạng", "python -m data status"),
)


def message(reports: Sequence[Row], warnings: Sequence[Row], *, is_sample: bool) -> str:
    """What the numbers rest on, in one sentence."""
    kind = f"{len(reports)} báo cáo mẫu" if is_sample else f"{len(reports)} báo cáo"
    return f"Số liệu dựa trên {kind}; {len(warnings)} điều cần hỏi lại"


def reports(rows: Sequence[Row]) -> PlainTable:
    """Every accepted report, and how many of its numbers still count."""
    return PlainTable.of(
        {
            "Số": row["report_number"],
            "Tệp": row["file_name"],
            "Loại": SHAPES[row["shape"]] + (f" ({theme.SAMPLE_MARK})" if row["is_sample"] else ""),
            "Số liệu ngày": day(row["as_of"]),
            "Nhận lúc": f"{row['received_at']:%H:%M %d/%m/%Y}",
            "Từ": row["received_from"],
            "Số liệu": number(row["observations"]),
            "Còn hiệu lực": number(row["in_force"]),
        }
        for row in rows
    )


def warnings(rows: Sequence[Row]) -> PlainTable:
    """Every question that the numbers in force ask."""
    return PlainTable.of(
        {
            "Số liệu ngày": day(row["as_of"]),
            "Chỉ tiêu": _text(row["indicator"]),
            "Điều cần hỏi": row["message"],
            "Tệp, ô": f"{row['file_name']}, {row['sheet']} {row['cell']}",
        }
        for row in rows
    )


def classifications(rows: Sequence[Row]) -> PlainTable:
    """Where each classification comes from."""
    return PlainTable.of(
        {
            "Phân loại": CLASSIFICATIONS[row["classification"]],
            "Giá trị": YES_NO[row["value"]],
            "Số xã": number(row["communes"]),
            "Độ tin cậy": CONFIDENCE[row["confidence"]],
            "Nguồn": _text(row["source"], "chưa có"),
            "Tệp": _text(row["file_name"]),
        }
        for row in rows
    )


def unknowns(rows: Sequence[Row]) -> PlainTable:
    """What is not known: unknown is never counted as no."""
    known = [
        (
            CLASSIFICATIONS[row["classification"]],
            f"{row['communes']} xã",
            _text(row["source"], "Chưa có nguồn"),
        )
        for row in rows
        if row["value"] == "unknown"
    ]
    return PlainTable(["Điều chưa biết", "Ở đâu", "Vì sao"], [*known, *OTHER_UNKNOWNS])


def references(rows: Sequence[Row]) -> PlainTable:
    """Where the facts come from that are not reports."""
    return PlainTable.of(
        {
            "Bảng": row["dataset"],
            "Nội dung": row["what"],
            "Nguồn": row["source"],
            "Ghi chú": _text(row["note"]),
        }
        for row in rows
    )


def how_to_bring_real_data() -> str:
    """Steps for an operator, as HTML."""
    steps = "".join(f"<li>{what}: <code>{command}</code></li>" for what, command in COMMANDS)
    return (
        "<p>Khi chưa có báo cáo nào, trang này dùng số liệu mẫu. Báo cáo thật đầu tiên được nhận "
        "sẽ thay toàn bộ số liệu mẫu.</p>"
        "<p>Cách thường dùng: mở trang <b>Nhập báo cáo</b> (mục Số liệu), thả tệp vào, xem trước "
        "rồi bấm nhận; biểu trống cũng lấy ở đó. Người quản trị có thể làm bằng lệnh:</p>"
        f"<ol>{steps}</ol>"
        "<p>Tệp được nhận trọn vẹn hoặc không nhận gì; mọi lỗi được liệt kê một lần, theo tệp, "
        "trang tính và ô. Gửi lại số liệu cùng xã, cùng chỉ tiêu, cùng ngày thì bản sau thay bản "
        "trước, bản trước vẫn được giữ.</p>"
        "<p>Khi có danh sách chính thức, chẳng hạn vùng dân tộc thiểu số 2026–2030, hãy nhận như "
        "một báo cáo: tệp .csv hoặc .xlsx với các cột <code>commune,classification,value,source"
        "</code>. Mọi số theo nhóm, đường viền và câu chữ đổi theo; xã không có trong danh sách "
        "giữ phân loại cũ.</p>"
    )


def _text(value: str | None, otherwise: str = "") -> str:
    """A text that may be missing in the database."""
    return otherwise if is_missing(value) else str(value)
