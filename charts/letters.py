"""What a reminder says to each commune: which numbers of a round are missing, and since when."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from charts.formats import day, number, place
from charts.rows import Row

OURS = Path(__file__).parent / "letter_template.docx"
OWN_NAME = "thu-nhac.docx"
FIELDS = (
    "ubnd", "don_vi", "ky", "han", "tu_ngay", "den_ngay", "can_cu", "nam", "ngay_tinh",
    "tinh_trang", "so_lieu_cuoi", "de_nghi", "so_thieu", "so_phai_nop", "chi_tieu",
)  # fmt: skip
"""What a template may name; `chi_tieu` is a list of `stt`, `ten`, `so_lieu`."""


@dataclass(frozen=True)
class Letter:
    """One commune to remind: its code and name, and the values of `FIELDS`."""

    commune_code: str
    name: str
    fields: Mapping[str, object]


def template(store: Path) -> Path:
    """The template in force: `thu-nhac.docx` of the store, or else the one that comes along."""
    own = store / OWN_NAME
    return own if own.exists() else OURS


def file_name(what: str, name: str, is_sample: bool) -> str:
    """An ASCII name without its ending: thu-nhac-18073-phuong-thanh-sen."""
    signs = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    plain = "".join(one for one in signs if not unicodedata.combining(one))
    parts = ["thu-nhac", what, *re.findall("[a-z0-9]+", plain)]
    return "-".join(parts + ["so-lieu-mau"] * is_sample)


def to_remind(status: Sequence[Row]) -> Sequence[Row]:
    """Who has sent nothing, silent longest first, then who left indicators out, most first.

    `status` as of `queries.reporting_status` of one round.
    """
    wanting = [row for row in status if row["indicators_missing"]]
    return sorted(wanting, key=_urgency)


def names(status: Sequence[Row]) -> Mapping[str, str]:
    """The communes of `to_remind`, code to name, in that order."""
    return {row["commune_code"]: place(row["kind"], row["commune"]) for row in to_remind(status)}


def letters(
    status: Sequence[Row], numbers: Sequence[Row], of_round: Row, today: date
) -> Sequence[Letter]:
    """A letter to each commune of `to_remind`, in that order.

    `numbers` as of `queries.completeness_by_commune`, `of_round` a row of `queries.rounds`.
    """
    missing: defaultdict[str, list[Row]] = defaultdict(list)
    for row in numbers:
        if row["state"] == "missing":
            missing[row["commune_code"]].append(row)
    return [
        Letter(
            row["commune_code"],
            place(row["kind"], row["commune"]),
            _fields(row, missing[row["commune_code"]], of_round, today),
        )
        for row in to_remind(status)
    ]


def offered(
    code: str, lacking: Mapping[str, str], of_round: Row, *, is_sample: bool
) -> Sequence[tuple[str, str, str | None]]:
    """What can be taken away: label, file name, and the commune; None is a ZIP of all letters.

    `lacking` as of `names`.
    """
    one = file_name(code, lacking[code], is_sample)
    every = file_name(of_round["round"], "", is_sample)
    count = number(len(lacking))
    return [
        ("Tải thư (DOCX)", f"{one}.docx", code),
        (f"Tải {count} thư (ZIP)", f"{every}.zip", None),
    ]


def written(every: Sequence[Letter], code: str | None, path: Path, *, is_sample: bool) -> bytes:
    """The letter to one commune, or all in a ZIP, from the template at `path`.

    What writes Word files is loaded only now. Raises letter_files.LetterError.
    """
    from charts import letter_files

    if code is None:
        return letter_files.as_zip(every, path, is_sample=is_sample)
    (wanted,) = [one for one in every if one.commune_code == code]
    return letter_files.as_docx(wanted, path, is_sample=is_sample)


def fault(path: Path) -> str:
    """What is wrong with a template of one's own; nothing with ours, which tests try."""
    if path == OURS:
        return ""
    from charts import letter_files

    return letter_files.fault(path)


def example() -> Letter:
    """A letter with every field filled, to try a template with."""
    indicator = {"stt": 1, "ten": "Chỉ tiêu", "so_lieu": "Số người đạt"}
    numbers = {"nam": 2026, "so_thieu": 1, "so_phai_nop": 19}
    return Letter("0", "Xã", {**dict.fromkeys(FIELDS, "x"), **numbers, "chi_tieu": [indicator]})


def _urgency(row: Row) -> tuple[bool, bool, int]:
    if row["state"] != "missing":
        return True, True, -row["indicators_missing"]
    return False, row["days_silent"] is not None, -(row["days_silent"] or 0)


def _fields(row: Row, missing: Sequence[Row], of_round: Row, today: date) -> dict[str, object]:
    unit = f"{row['kind']} {row['commune']}"
    office = f"Ủy ban nhân dân {unit}"
    return {
        "ubnd": office,
        "don_vi": unit,
        "ky": of_round["name"],
        "han": day(of_round["deadline"]),
        "tu_ngay": day(of_round["data_from"]),
        "den_ngay": day(of_round["data_to"]),
        "can_cu": of_round["source"],
        "nam": today.year,
        "ngay_tinh": day(today),
        "tinh_trang": _state(row, of_round, unit, today),
        "so_lieu_cuoi": _last(row, unit),
        "de_nghi": _request(len(missing), of_round, office),
        "so_thieu": len(missing),
        "so_phai_nop": row["indicators_expected"],
        "chi_tieu": [
            {"stt": place_in_list, "ten": one["name"], "so_lieu": _numbers(one)}
            for place_in_list, one in enumerate(missing, start=1)
        ],
    }


def _state(row: Row, of_round: Row, unit: str, today: date) -> str:
    if row["state"] == "missing":
        dated = f"từ ngày {day(of_round['data_from'])} đến ngày {day(of_round['data_to'])}"
        return (
            f"Đến ngày {day(today)}, chưa nhận được báo cáo của {unit} có số liệu {dated}; "
            f"{_left(int(of_round['days_left']))}."
        )
    late = f" (muộn {number(row['days_late'])} ngày)" if row["state"] == "late" else ""
    return (
        f"Báo cáo của {unit} đã nhận ngày {day(row['received_on'])}{late}; đến ngày {day(today)} "
        f"còn thiếu số liệu của {number(row['indicators_missing'])} trong "
        f"{number(row['indicators_expected'])} chỉ tiêu, nhiệm vụ phải báo cáo."
    )


def _left(days: int) -> str:
    if days > 0:
        return f"còn {number(days)} ngày đến hạn"
    return f"đã quá hạn {number(-days)} ngày" if days else "hôm nay là hạn báo cáo"


def _last(row: Row, unit: str) -> str:
    if row["last_data_on"] is None:
        return f"Đến nay chưa nhận được báo cáo nào của {unit}."
    return (
        f"Số liệu gần nhất của {unit} là số liệu ngày {day(row['last_data_on'])}, "
        f"lần nhận gần nhất ngày {day(row['last_received_on'])}."
    )


def _request(missing: int, of_round: Row, office: str) -> str:
    asked = f"báo cáo đầy đủ {number(missing)} chỉ tiêu, nhiệm vụ còn thiếu dưới đây"
    if of_round["days_left"] < 0:
        return f"Đề nghị {office} khẩn trương rà soát, {asked} ngay khi nhận được công văn này:"
    return f"Đề nghị {office} rà soát, {asked}, chậm nhất ngày {day(of_round['deadline'])}:"


def _numbers(row: Row) -> str:
    """What to fill in: the count, and the total where there is one."""
    parts = [row["denominator_name"], row["numerator_name"]]
    return "; ".join(str(one) for one in parts if one)
