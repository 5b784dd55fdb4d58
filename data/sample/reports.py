"""The sample reports as files, in the order in which they would have come."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from data.reference import Reference
from data.sample.events import CORRECTIONS, LATES, Correction, Late
from data.sample.figures import Figures, asked_indicators
from data.text import without_tones
from data.writing import OLD_ID_COLUMNS, commune_form, long_table, summary

NOTE = "SỐ LIỆU MẪU – không phải báo cáo thật"
TITLE = "TỔNG HỢP PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ”"
OLD_DAYS = (date(2025, 5, 31), date(2025, 6, 30))
NEW_DAYS = tuple(
    date(year, month, monthrange(year, month)[1])
    for year, months in ((2025, range(7, 13)), (2026, range(1, 11)))
    for month in months
)
DAYS_TO_WRITE_A_SUMMARY = 3


@dataclass(frozen=True)
class SampleReport:
    """One file as it came: an ASCII name that sorts in the order received, and when it came."""

    name: str
    content: bytes
    received_at: datetime


@lru_cache(maxsize=1)
def sample_reports(reference: Reference) -> tuple[SampleReport, ...]:
    """All sample reports in the order received; the same bytes on every run and machine.

    24 summaries of former districts, 16 of the province, and what came late or was corrected.
    Made once per process.
    """
    figures = Figures(reference)
    reports = [
        *(report for day in OLD_DAYS for report in _district_summaries(figures, day)),
        *(_province_summary(figures, day) for day in NEW_DAYS),
        *(_form(figures, late) for late in LATES if not late.is_long),
        *(_form(figures, correction) for correction in CORRECTIONS),
        _long_file(figures, [late for late in LATES if late.is_long]),
    ]
    reports.sort(key=lambda report: report.received_at)
    return tuple(
        replace(report, name=f"{number:02}-{report.name}")
        for number, report in enumerate(reports, start=1)
    )


def _district_summaries(figures: Figures, day: date) -> Iterator[SampleReport]:
    units = figures.reference.old_units
    counts = figures.of_old_units(day)
    for number, district in enumerate(dict.fromkeys(unit.former_district for unit in units)):
        content = summary(
            [unit for unit in units if unit.former_district == district],
            asked_indicators(figures.reference, day),
            counts,
            title=f"{TITLE} – {district.upper()}",
            note=NOTE,
            as_of=day,
            id_columns=OLD_ID_COLUMNS,
        )
        name = f"{day}-{without_tones(district).replace(' ', '-')}.xlsx"
        yield SampleReport(name, content, _received(day, time(8, 5 * number)))


def _province_summary(figures: Figures, day: date) -> SampleReport:
    late = {each.commune for each in LATES if each.as_of == day}
    counts = {key: count for key, count in figures.of_communes(day).items() if key[0] not in late}
    for correction in CORRECTIONS:
        if correction.as_of == day:
            key = correction.commune, "adult_vneid"
            too_many = round(counts[key].numerator * correction.percent / 100)
            counts[key] = replace(counts[key], numerator=counts[key].numerator + too_many)
    content = summary(
        figures.reference.communes,
        asked_indicators(figures.reference, day),
        counts,
        title=f"{TITLE} – TỈNH HÀ TĨNH",
        note=NOTE,
        as_of=day,
    )
    return SampleReport(f"{day}-toan-tinh.xlsx", content, _received(day, time(9)))


def _form(figures: Figures, event: Late | Correction) -> SampleReport:
    unit = next(unit for unit in figures.reference.communes if unit.code == event.commune)
    content = commune_form(
        asked_indicators(figures.reference, event.as_of),
        {
            indicator: replace(count, note=event.reason)
            for indicator, count in figures.of_commune(event.commune, event.as_of).items()
        },
        note=NOTE,
        unit=f"{unit.kind.capitalize()} {unit.name}",
        as_of=event.as_of,
    )
    name = f"{event.as_of}-{without_tones(unit.name).replace(' ', '-')}.xlsx"
    return SampleReport(name, content, datetime.combine(event.received, time(10)))


def _long_file(figures: Figures, lates: Sequence[Late]) -> SampleReport:
    content = long_table(
        (late.commune, indicator, late.as_of, replace(count, note=f"{NOTE}; {late.reason}"))
        for late in lates
        for indicator, count in figures.of_commune(late.commune, late.as_of).items()
    )
    name = f"{lates[0].as_of}-phan-mem-khac.csv"
    return SampleReport(name, content, datetime.combine(lates[0].received, time(10)))


def _received(day: date, at: time) -> datetime:
    return datetime.combine(day + timedelta(days=DAYS_TO_WRITE_A_SUMMARY), at)
