"""How groups, groupings and measures of inequality are called, and what each measure means."""

from charts.formats import number
from charts.rows import Row

GROUPINGS = {
    "remote": "Vùng xa",
    "border": "Biên giới",
    "mountainous": "Miền núi",
    "has_minority_village": "Có thôn dân tộc thiểu số",
    "minority_area": "Vùng dân tộc thiểu số 2026–2030",
    "kind": "Xã và phường",
    "peer_group": "Nhóm cùng điều kiện",
    "former_district": "Huyện cũ",
}
WORSE = {
    "remote": "xã vùng xa",
    "border": "xã biên giới",
    "mountainous": "xã miền núi",
    "has_minority_village": "xã có thôn dân tộc thiểu số",
    "minority_area": "xã vùng dân tộc thiểu số",
}
GROUPS = {
    "xã": "các xã",
    "phường": "các phường",
    "remote": "vùng xa",
    "midland": "đồng bằng, trung du",
    "coastal": "ven biển",
    "urban": "đô thị",
}
# Name and meaning of every measure, the simplest first.
MEASURES = {
    "difference": (
        "Chênh lệch",
        "Tỷ lệ của nhóm thuận lợi hơn trừ tỷ lệ của nhóm khó khăn hơn; 0 là bằng nhau.",
    ),
    "ratio": (
        "Tỷ số",
        "Tỷ lệ của nhóm thuận lợi hơn gấp mấy lần nhóm khó khăn hơn; 1 là bằng nhau.",
    ),
    "par": (
        "Phần có thể thêm",
        "Bình quân thêm bấy nhiêu điểm nếu mọi nhóm đạt như nhóm thuận lợi.",
    ),
    "paf": ("Phần có thể thêm, so với bình quân", "Phần có thể thêm, tính theo % của bình quân."),
    "bgsd": (
        "Độ lệch giữa các nhóm",
        "Các nhóm thường cách bình quân chừng ấy điểm, nhóm đông người nặng hơn.",
    ),
    "bgv": ("Phương sai giữa các nhóm", "Bình phương của độ lệch giữa các nhóm."),
    "aci": (
        "Chỉ số tập trung",
        "Lớn hơn 0: kết quả nghiêng về nơi thuận lợi; nhỏ hơn 0: nghiêng về nơi khó khăn.",
    ),
    "sii": (
        "Độ dốc",
        "Chênh lệch ước lượng giữa người ở nơi khó khăn nhất và người ở nơi thuận lợi nhất.",
    ),
    "theil": (
        "Theil giữa các nhóm",
        "Phần chênh lệch giữa các xã do các nhóm khác nhau; 0 là bằng nhau.",
    ),
    "theil_within": ("Theil trong các nhóm", "Phần chênh lệch giữa các xã trong cùng một nhóm."),
    "theil_total": ("Theil của các xã", "Chênh lệch giữa tất cả các xã: hai phần trên cộng lại."),
}


def group_name(row: Row, which: str) -> str:
    """The name of the `worse` or the `better` group of a row of `queries.equity`."""
    code = row[f"{which}_group"]
    if code == "yes":
        return WORSE[row["grouping"]]
    if code in ("no", "unknown"):
        what = "xã còn lại" if code == "no" else "xã chưa rõ phân loại"
        return f"{number(row[f'{which}_communes'])} {what}"
    return GROUPS.get(code) or f"{code[0].lower()}{code[1:]}"


def line_names(row: Row) -> dict[str, str]:
    """What each line over time is; of the former districts the two ends change by the day."""
    worse, better = group_name(row, "worse"), group_name(row, "better")
    if row["grouping"] == "former_district":
        worse, better = "huyện cũ thấp nhất", "huyện cũ cao nhất"
    return {"better": better, "mean": "bình quân", "worse": worse, "target": "mục tiêu"}
