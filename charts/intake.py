"""Files that are handed in, in words: what each is, what is wrong with it, what it would change."""

from collections.abc import Iterator, Sequence
from html import escape

from charts.formats import NOTHING, day, number
from charts.html import Card
from charts.rows import Row
from charts.table import PlainTable

SHAPES = {
    "commune": "Biểu của xã",
    "summary": "Bảng tổng hợp",
    "long": "Bảng dài",
    "classification": "Danh sách phân loại xã",
}
SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo"}
NUMBERS = ("Số liệu", "Mới", "Đổi", "Như cũ")
MOST_SHOWN = 200
START = "Thả báo cáo vào đây: từng tệp được kiểm tra ngay, chưa nhận gì khi chưa bấm nút"


def message(files: Sequence[Row], data_version: str) -> str:
    """What came of all files, in one sentence: what is to be done next stands last."""
    if not files:
        return START
    good, bad, known = (_of(files, status) for status in ("accepted", "rejected", "known"))
    if not good and not bad:
        numbers = ", ".join(str(one["number"]) for one in known[:10])
        which = f"số {numbers}" + ("…" if len(known) > 10 else "")
        return f"{_files(known)} đã ở trong hệ thống ({which}); phiên bản dữ liệu {data_version}"
    asked = len(questions(files))
    waits = f", sau khi xác nhận {number(asked)} cảnh báo" if asked else ""
    parts = [f"{_files(good)} nhận được{waits}"] * bool(good)
    parts += [f"{_files(bad)} bị từ chối, cần sửa {number(_errors(bad))} chỗ"] * bool(bad)
    parts += [f"{_files(known)} đã có từ trước"] * bool(known)
    return "; ".join(parts)


def cards(files: Sequence[Row]) -> Sequence[Card]:
    """What taking the good files would change: new, changed, unchanged, newly silent."""
    good = _of(files, "accepted")
    if not good:
        return []
    added = {name: sum(one[name] for one in good) for name in ("new", "changed", "unchanged")}
    silent = {row["place"] for one in good for row in one["silent"]}
    ends_sample = any(one["replaces_sample"] for one in good)
    classes = sum(one["classes"] for one in good)
    shown = [
        Card("Số mới", number(added["new"]), "chưa có trong số đang dùng"),
        Card("Số thay đổi", number(added["changed"]), "thay số đang dùng", bool(added["changed"])),
        Card("Như cũ", number(added["unchanged"]), "trùng số đang dùng"),
        Card(
            "Im lặng thêm",
            f"{number(len(silent))} xã",
            "do bỏ số liệu mẫu" if ends_sample else "không còn số đủ mới",
            bool(silent) and not ends_sample,
        ),
    ]
    return [*shown, Card("Phân loại", number(classes), "dòng của danh sách")] if classes else shown


def files_table(files: Sequence[Row]) -> PlainTable:
    """One line per file: what it is and what would come of it."""
    return PlainTable.of(
        {
            "Tệp": one["file"],
            "Kết quả": _outcome(one),
            "Loại": SHAPES.get(one["shape"], "chưa rõ"),
            "Số liệu ngày": day(one["as_of"]) if one["as_of"] else NOTHING,
            "Số liệu": number(one["observations"] or one["classes"]),
            "Mới": _count(one, "new"),
            "Đổi": _count(one, "changed"),
            "Như cũ": _count(one, "unchanged"),
        }
        for one in files
    )


def problems_table(files: Sequence[Row]) -> PlainTable:
    """Every problem by file and cell, errors first, with what to do."""
    return PlainTable.of(_problems(files), columns=_PROBLEM_COLUMNS)


def changes_table(files: Sequence[Row]) -> PlainTable:
    """What would be changed, from and to, then what is new; the first lines of each file."""
    rows = [(one["file"], row) for one in _of(files, "accepted") for row in one["rows"]]
    rows.sort(key=lambda pair: pair[1]["before"] is None)
    return PlainTable.of(
        {
            "Nơi": row["place"],
            "Chỉ tiêu": row["indicator"],
            "Ngày": day(row["as_of"]),
            "Đang dùng": _numbers(row["before"]),
            "Sẽ thành": _numbers(row["after"]),
            "Tệp, ô": f"{file}, {row['where']}",
        }
        for file, row in rows[:MOST_SHOWN]
    )


def changes_caption(files: Sequence[Row]) -> str:
    """What the table of changes holds, and how much it leaves out."""
    good = _of(files, "accepted")
    total = sum(one["new"] + one["changed"] for one in good)
    shown = min(MOST_SHOWN, sum(len(one["rows"]) for one in good))
    more = f" ({number(shown)} trong {number(total)} dòng)" if shown < total else ""
    return f"Sẽ đổi gì so với số đang dùng{more}"


def questions(files: Sequence[Row]) -> Sequence[tuple[str, str, str]]:
    """Every warning that must be confirmed: SHA-256 and name of its file, and the sentence."""
    return [
        (one["sha256"], one["file"], problem["message"])
        for one in _of(files, "accepted")
        for problem in one["problems"]
        if problem["severity"] == "warning"
    ]


def alarm(text: str) -> str:
    """A sentence on coloured paper: what keeps something from being done."""
    return f'<p class="alarm" role="alert">{escape(text)}</p>'


_PROBLEM_COLUMNS = ("Mức", "Tệp", "Trang, ô", "Thấy", "Cần", "Phải làm gì")


def _problems(files: Sequence[Row]) -> list[dict[str, str]]:
    rows = [
        *(_refusal(one) for one in files if one["refusal"]),
        *(_problem(one["file"], two) for one in files for two in one["problems"]),
    ]
    return sorted(rows, key=lambda row: row["Mức"] != SEVERITY["error"])


def _problem(file: str, problem: Row) -> dict[str, str]:
    where = " ".join(part for part in (problem["sheet"], problem["cell"]) if part)
    values = (
        SEVERITY[problem["severity"]],
        file,
        where or "cả tệp",
        problem["found"] or "trống",
        problem["expected"],
        problem["message"],
    )
    return dict(zip(_PROBLEM_COLUMNS, values, strict=True))


def _refusal(one: Row) -> dict[str, str]:
    values = (SEVERITY["error"], one["file"], "cả tệp", "quyền", "xã được giao", one["refusal"])
    return dict(zip(_PROBLEM_COLUMNS, values, strict=True))


def _outcome(one: Row) -> str:
    if one["status"] == "accepted":
        return "chờ xác nhận" if any(_warnings(one)) else "nhận được"
    return "bị từ chối" if one["status"] == "rejected" else f"đã nhận, số {one['number']}"


def _warnings(one: Row) -> Iterator[Row]:
    return (problem for problem in one["problems"] if problem["severity"] == "warning")


def _errors(files: Sequence[Row]) -> int:
    return sum(
        bool(one["refusal"]) + sum(two["severity"] == "error" for two in one["problems"])
        for one in files
    )


def _of(files: Sequence[Row], status: str) -> list[Row]:
    return [one for one in files if one["status"] == status]


def _files(some: Sequence[Row]) -> str:
    return f"{number(len(some))} tệp"


def _count(one: Row, name: str) -> str:
    return number(one[name]) if one["status"] == "accepted" else NOTHING


def _numbers(pair: tuple[int, int | None] | None) -> str:
    if pair is None:
        return "chưa có"
    return number(pair[0]) if pair[1] is None else f"{number(pair[0])} / {number(pair[1])}"
