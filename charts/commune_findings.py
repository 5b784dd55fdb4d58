"""Findings in words about one commune; see `charts.finding`."""

from collections.abc import Callable

from charts.equity import is_immaterial
from charts.finding import Answers, Finding, Number, Rows, first
from charts.formats import day, number, points
from charts.pace import SLOW, is_due, needed, observed, of_needed
from charts.rows import Row, is_missing

ASKED = ("pace_by_commune", "commune_profile")
RISING = ("on_track", "speed_up", "slow")


def commune_findings(answers: Answers) -> list[str]:
    """Every finding about one commune that these answers bear out.

    `answers`: its one row of `pace_by_commune`, and as `commune_profile` that indicator's row
    first, then those of all indicators with a target; as `build_facts` one row of all its facts.
    """
    return [
        one.text(answers, answers["commune_profile"][0]["unit"])
        for one in FINDINGS
        if one.holds(answers)
    ]


def _pace(answers: Answers) -> Row:
    return answers["pace_by_commune"][0]


def _material(answers: Answers) -> float:
    return float(answers["build_facts"][0]["material_points"])


def _moves(*paces: str) -> Callable[[Answers], bool]:
    """Whether a share moves in one of these ways, with time left until the deadline."""

    def holds(answers: Answers) -> bool:
        row = _pace(answers)
        return row["pace"] in paces and row["measure"] == "coverage" and not is_due(row)

    return holds


def _ahead(rows: Rows) -> float:
    return float(rows[0]["value"] - rows[0]["peers_value"])


def _beside(sign: int) -> Callable[[Answers], bool]:
    """Whether a share lies above (1) or below (-1) that of the peers by what is called more."""

    def holds(answers: Answers) -> bool:
        row = answers["commune_profile"][0]
        if (
            row["measure"] != "coverage"
            or is_missing(row["value"])
            or is_missing(row["peers_value"])
        ):
            return False
        ahead, material = _ahead(answers["commune_profile"]), _material(answers)
        return sign * ahead > 0 and not is_immaterial(ahead, material)

    return holds


def _count(*paces: str) -> Callable[[Rows], int]:
    return lambda rows: sum(row["pace"] in paces for row in rows[1:])


def _some(words: str, *paces: str) -> Number:
    """So many of these paces, in words; nothing where there are none."""
    return Number(
        "commune_profile",
        _count(*paces),
        lambda count: f", {number(count)} {words}" if count else "",
    )


PEERS = {
    "peers": Number("commune_profile", first("peers_counted")),
    "ahead": Number("commune_profile", lambda rows: abs(_ahead(rows)), points),
}

SPEEDS = {
    "observed": Number("pace_by_commune", lambda rows: rows[0], observed),
    "needed": Number("pace_by_commune", lambda rows: rows[0], needed),
}

FINDINGS = (
    Finding(
        "Đang tăng {observed}, cần {needed}: đạt {ratio}.",
        _moves(*RISING),
        SPEEDS | {"ratio": Number("pace_by_commune", lambda rows: rows[0], of_needed)},
    ),
    Finding(
        "Đang giảm {observed}, trong khi cần tăng {needed}.",
        _moves("falling"),
        SPEEDS,
    ),
    Finding(
        "Số liệu đúng ngày hạn {deadline}: còn thiếu {gap} ({people} {unit}).",
        lambda answers: is_due(_pace(answers)),
        {
            "deadline": Number("pace_by_commune", first("deadline"), day),
            "gap": Number("pace_by_commune", first("gap_points"), points),
            "people": Number("pace_by_commune", first("people_missing")),
        },
    ),
    Finding("Cao hơn mức chung của {peers} nơi cùng điều kiện {ahead}.", _beside(1), PEERS),
    Finding("Thấp hơn mức chung của {peers} nơi cùng điều kiện {ahead}.", _beside(-1), PEERS),
    Finding(
        "Trong {aimed} chỉ tiêu có mục tiêu năm nay: {met} đã đạt"
        "{on_track}{behind}{missed}{not_yet}{no_data}{no_speed}{nobody}.",
        lambda answers: len(answers["commune_profile"]) > 1,
        {
            "aimed": Number("commune_profile", lambda rows: len(rows) - 1),
            "met": Number("commune_profile", _count("met")),
            "on_track": _some("đúng tiến độ", "on_track"),
            "behind": _some("chậm hơn mức cần", *SLOW),
            "missed": _some("không đạt", "missed"),
            "not_yet": _some("chưa đạt", "not_yet"),
            "no_data": _some("chưa có số liệu", "no_data"),
            "no_speed": _some("chưa có số liệu tốc độ", "no_pace"),
            "nobody": _some("không có đối tượng", "not_applicable"),
        },
    ),
    Finding(
        "Im lặng: báo cáo mới nhất ngày {reported}.",
        lambda answers: bool(
            _pace(answers)["is_silent"] and not is_missing(_pace(answers)["reported_on"])
        ),
        {"reported": Number("pace_by_commune", first("reported_on"), day)},
    ),
)
