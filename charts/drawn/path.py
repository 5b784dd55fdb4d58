"""The way to the targets: the province, or what the filters leave, date by date."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from charts import formats, pace, paths, scales, words
from charts.drawing import Drawing, NothingToDrawError
from charts.drawn import path_lines, said
from charts.drawn.path_frame import Way
from charts.drawn.path_lines import Ways
from charts.formats import day, kept, target
from charts.league import label_counts
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.table import PlainTable

NAME = path_lines.NAME


def drawing(scope: Scope) -> Drawing:
    """How far the place is, beside both targets and the way there; scales stay as they are.

    Raises NothingToDrawError without a report that says anything.
    """
    rows = scope.ask("coverage_over_time")
    if all(is_missing(row["value"]) for row in rows):
        communes = scope.ask("coverage_by_commune")
        why = f"chưa có số liệu về «{scope.indicator['short_name']}»"
        raise NothingToDrawError(f"{scope.where}: {why if communes else words.NO_COMMUNE}.")
    here = scope.ask("pace_by_place")[0]
    known = [row for row in rows if not is_missing(row["value"])]
    ways = _ways(scope, here, known)
    return Drawing(
        name="path",
        title=_title(scope, here),
        subtitle=said.subtitle(scope),
        note=said.joined(_note(rows, here)),
        alt=_alt(ways, scope.indicator["unit"]),
        rows=_rows(ways, scope.indicator["unit"], "ước tính" if here["pace_is_estimated"] else ""),
        draw=partial(path_lines.draw, ways),
    )


def _title(scope: Scope, here: Row) -> str:
    name, unit = scope.indicator["short_name"], scope.indicator["unit"]
    who = _who(scope)
    labels = label_counts(scope.ask("pace_by_commune"))
    value = pace.result(here, unit)
    goal = target(here["target"], here["measure"], pace.short_unit(unit))
    met = scope.met()
    told = pace.message(here, labels, where=who, name=name, unit=unit, met=met)
    if here["measure"] in pace.EACH:
        return said.title(told, f"{who}: {value}" if "tổ chức" in value else f"{who} có {value}")
    if goal == formats.NOTHING:
        return said.title(f"{who} đạt {value}, chưa đặt mục tiêu", f"{who} đạt {value}")
    if here["pace"] == "met":
        whole = target(here["target"], here["measure"], unit)
        done = "đạt" if met == pace.MET else met
        return said.title(told, f"{who} {done} mục tiêu {whole}", f"{who} {met} mục tiêu {goal}")
    return said.title(told, f"{who} đạt {value}, cần {goal}", f"{who} đạt {value}")


def _who(scope: Scope) -> str:
    """Whose way it is: the communes of a group, the district, or the province."""
    noun = said.noun(scope)
    return f"{noun[0].upper()}{noun[1:]}" if scope.group else said.where(scope)


def _alt(ways: Ways, unit: str | None) -> str:
    """Whose way it is, and from where to where it went."""
    first, last = ways.rows[0], ways.rows[-1]
    ends = [f"{_shown(one['value'], one, unit)} ({day(one['as_of'])})" for one in (first, last)]
    way = ends[0] if len(ways.rows) == 1 else f"từ {ends[0]} đến {ends[1]}"
    return kept(f"{ways.name}: {way}.")


def _shown(value: float, row: Row, unit: str | None) -> str:
    """A value in its unit; of a yes or no, how many communes."""
    if row["measure"] == "yes_no":
        return f"{formats.number(value)} xã"
    return formats.amount(value, row["measure"], pace.short_unit(unit))


def _note(rows: Sequence[Row], here: Row) -> str:
    estimated = [day(row["as_of"]) for row in rows if row["is_estimated"]]
    told = (
        f"Số liệu đến {estimated[-1]} có phần ước tính do đơn vị cũ bị tách." if estimated else ""
    )
    silent = here["communes_total"] - here["communes_reported"]
    if not silent or is_missing(here["lowest_percent"]):
        return told
    low, high = formats.percent(here["lowest_percent"]), formats.percent(here["highest_percent"])
    return said.joined(told, f"{silent} xã im lặng: giữ số cũ thì {low}, đạt đủ thì {high}.")


def _ways(scope: Scope, here: Row, rows: Sequence[Row]) -> Ways:
    targets = scope.targets if here["measure"] not in pace.EACH else {}
    deadlines = scope.deadlines
    unit = pace.short_unit(scope.indicator["unit"])
    first = rows[0]["as_of"]
    last = max([rows[-1]["as_of"], *(deadlines[year] for year in targets)])
    steps: list[tuple[date, float]] = []
    for year, goal in sorted(targets.items()):
        start = max(first, date(year, 1, 1))
        steps += [(start, goal), (min(last, date(year + 1, 1, 1)), goal)]
    return Ways(
        name=_who(scope),
        rows=rows,
        steps=[one for one in steps if first <= one[0] <= last],
        plan=[one for one in paths.plan_path(here, targets, deadlines) if one[0] >= first],
        ahead=_ahead(here, last),
        sentence=_sentence(here, scope),
        whole=scales.whole(rows),
        goals=_goals(targets, here["measure"], unit),
    )


def _goals(targets: Mapping[int, float], measure: str, unit: str | None) -> dict[float, str]:
    """What is said of each target: the value, and the years that it holds for."""
    years: dict[float, list[str]] = {}
    for year, goal in sorted(targets.items()):
        years.setdefault(goal, []).append(str(year))
    return {
        goal: kept(f"{target(goal, measure, unit)} ({', '.join(held)})")
        for goal, held in years.items()
    }


def _ahead(here: Row, last: date) -> Way:
    """The pace kept up to the end of the figure, only where the query projects a date."""
    if here["projection"] != "projected":
        return []
    start, value = here["observed_to"], float(here["value"])
    end = min(last, here["projected_on"])
    gain = float(here["observed_points_per_week"]) * (end - start).days / 7
    return [(start, value), (end, value + gain)] if end > start else []


def _sentence(here: Row, scope: Scope) -> str:
    """When the target is met at this pace, in words."""
    if is_missing(here["target"]) or here["measure"] != "coverage":
        return ""
    arrival = pace.arrival(here)
    if here["pace"] == "met":
        arrival = f"{scope.met()} mục tiêu"
    if here["projection"] == "projected":
        return kept(
            f"Giữ tốc độ này: đạt {target(here['target'], 'coverage', None)} vào {arrival}."
        )
    return kept(f"{arrival[0].upper()}{arrival[1:]}.")


def _rows(ways: Ways, unit: str | None, pace_note: str) -> PlainTable:
    """Every point drawn, and which line it belongs to; `pace_note` on what keeps the pace."""

    def line(name: str, on: date, value: float, **more: str) -> dict[str, str]:
        shown = _shown(value, ways.rows[0], unit)
        return {"Đường": name, "Số liệu ngày": day(on), "Kết quả": shown, **more}

    reports = [
        line(
            ways.name,
            row["as_of"],
            row["value"],
            **{
                **formats.parts(row),
                "Thấp nhất": formats.percent(row["lowest_percent"]),
                "Cao nhất": formats.percent(row["highest_percent"]),
                "Ghi chú": "ước tính" if row["is_estimated"] else "",
            },
        )
        for row in ways.rows
    ]
    others = [
        line(name, on, value, **{"Ghi chú": note})
        for name, way, note in (
            ("Mục tiêu năm", ways.steps, ""),
            ("Đường kế hoạch", ways.plan, ""),
            ("Nếu giữ tốc độ này", ways.ahead, pace_note),
        )
        for on, value in way
    ]
    return PlainTable.of([*reports, *others])
