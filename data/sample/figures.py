"""Invented counts of all 20 indicators: by commune, and before the merger by old unit.

Sizes follow the real populations (about 1 % cadres, 18 % pupils, 12 % workers, 3.4 people to a
household, a village per 900 people); shares grow, and remote communes lag, as the headline does.
"""

from calendar import SUNDAY, monthcalendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.reference import Indicator, Reference
from data.sample.curves import Curve, between
from data.sample.events import FEW_IN_NEED, SILENCES
from data.sample.headline import headline
from data.sample.old_units import OldUnits, old_units
from data.sample.places import Place, places
from data.writing import Count

HONOURS_DAYS = (date(2025, 12, 31), date(2026, 10, 31))
FIRST_FESTIVAL = date(2025, 10, 10)
SECOND_FESTIVAL = date(2026, 10, 10)


@dataclass(frozen=True)
class Growth:
    """A coverage that grows: its denominator per head, and its share on the first and last day.

    `per_head` is 0 where the denominator is not taken from the population alone.
    """

    per_head: float
    start: float
    end: float
    remote_behind: float


GROWTHS: Mapping[str, Growth] = {
    "cadre_skills": Growth(0.01, 0.45, 0.96, 0.06),
    "student_skills_secondary": Growth(0.09, 0.50, 0.99, 0.05),
    "student_skills_primary_up": Growth(0.18, 0.35, 0.92, 0.08),
    "adult_skills": Growth(0.0, 0.20, 0.80, 0.14),
    "worker_skills": Growth(0.12, 0.25, 0.80, 0.12),
    "portal_information": Growth(0.0, 0.55, 0.97, 0.10),
    "minority_poor_support": Growth(0.06, 0.15, 0.74, 0.08),
    "digital_families": Growth(1 / 3.4, 0.20, 0.75, 0.12),
    "digital_identity": Growth(0.71, 0.60, 0.93, 0.06),
    "community_teams": Growth(1 / 900, 0.90, 0.99, 0.01),
}
# Lowest and highest number of a period, and how many fewer where it is remote.
PER_PERIOD: Mapping[str, tuple[float, float, float]] = {
    "elderly_classes": (0.0, 5.0, 1.0),
    "disability_classes": (0.0, 1.6, 0.4),
    "youth_campaign": (1.0, 7.0, 1.0),
    "honours": (0.0, 9.0, 1.0),
}


def asked(indicator: str, day: date) -> bool:
    """Whether the plan asks for an indicator at a date."""
    if indicator == "student_skills_secondary":
        return day.year == 2025
    if indicator == "student_skills_primary_up":
        return day.year == 2026
    if indicator == "learning_festival":
        return day.month >= FIRST_FESTIVAL.month and day >= FIRST_FESTIVAL
    return indicator != "honours" or day in HONOURS_DAYS


def asked_indicators(reference: Reference, day: date) -> tuple[Indicator, ...]:
    """The indicators of the reports of a date."""
    return tuple(indicator for indicator in reference.indicators if asked(indicator.code, day))


class Figures:
    """What the units of a date would truly report, invented once for one reference."""

    def __init__(self, reference: Reference) -> None:
        """Draw the curves."""
        self.reference = reference
        self._places = {place.code: place for place in places(reference)}
        self._headline = headline(tuple(self._places.values()))

    def of_commune(self, code: str, day: date) -> dict[str, Count]:
        """Counts by indicator of one commune; none after its last report."""
        if any(each.commune == code and each.last_report < day for each in SILENCES):
            return {}
        return {
            indicator.code: self._count(indicator.code, self._places[code], day)
            for indicator in asked_indicators(self.reference, day)
        }

    def of_communes(self, day: date) -> dict[tuple[str, str], Count]:
        """Counts by (commune code, indicator) of the communes that are not silent."""
        return {
            (code, indicator): count
            for code in self._places
            for indicator, count in self.of_commune(code, day).items()
        }

    def of_old_units(self, day: date) -> dict[tuple[str, str], Count]:
        """Counts by (old unit code, indicator); they add up to those of the communes."""
        units = old_units(self.reference)
        return {
            (unit, indicator.code): count
            for indicator in asked_indicators(self.reference, day)
            for unit, count in self._shared_out(indicator.code, units, day).items()
        }

    def _shared_out(self, indicator: str, units: OldUnits, day: date) -> dict[str, Count]:
        if indicator != "weekly_classes":
            counts = {
                code: self._count(indicator, place, day) for code, place in self._places.items()
            }
            return units.share_out(indicator, counts)
        # The weeks of a month are the same in every unit: they are not shared out.
        remote = {
            unit
            for place in self._places.values()
            if place.is_remote
            for unit in units.whole[place.code]
        }
        return {
            unit.code: _weekly_classes(unit.code, unit.code in remote, day)
            for unit in self.reference.old_units
        }

    def _count(self, indicator: str, place: Place, day: date) -> Count:
        if indicator == "adult_vneid":
            return self._headline.count(place, day)
        return _other_count(indicator, place, day)


def _other_count(indicator: str, place: Place, day: date) -> Count:
    if indicator in GROWTHS:
        return _grown(indicator, place, day)
    if indicator in PER_PERIOD:
        low, high, fewer = PER_PERIOD[indicator]
        drawn = between(low, high, place.code, indicator, f"{day}")
        return Count(max(0, round(drawn - fewer * place.is_remote)))
    if indicator == "digital_ambassadors":
        return _ambassadors(place, day)
    if indicator == "weekly_classes":
        return _weekly_classes(place.code, place.is_remote, day)
    if indicator == "learning_festival":
        festival = max(held for held in (FIRST_FESTIVAL, SECOND_FESTIVAL) if held <= day)
        return Count(int(between(0, 1, place.code, f"{festival}") < 0.8))
    if indicator == "service_desk_support":
        return Count(round(between(0.7, 4.4, place.code, indicator)))
    if indicator == "digital_market":
        trained = Curve(0.04, between(0.8, 1, place.code, indicator), 5).share(day)
        return Count(round(place.population * 0.015 * trained))
    raise ValueError(f"no invented figures for indicator {indicator!r}")


def _weekly_classes(unit: str, is_remote: bool, day: date) -> Count:
    """Weeks with a class of the weeks (ending on a Sunday) in the month that ends on `day`."""
    weeks = sum(week[SUNDAY] > 0 for week in monthcalendar(day.year, day.month))
    held = round(weeks * (between(0.45, 1.15, unit, f"{day}", "weeks") - 0.15 * is_remote))
    return Count(min(weeks, held), weeks)


def _grown(indicator: str, place: Place, day: date) -> Count:
    growth = GROWTHS[indicator]
    own = between(0.85, 1.08, place.code, indicator)
    end = min(0.995, (growth.end - growth.remote_behind * place.is_remote) * own)
    curve = Curve(growth.start * own * (0.8 if place.is_remote else 1.0), end, 4.5)
    total = _total(indicator, place, day)
    basis = place.base_adults if indicator == "adult_skills" else total
    return Count(round(basis * curve.share(day)), total)


def _total(indicator: str, place: Place, day: date) -> int:
    if indicator == "adult_skills":
        return place.adults(day)
    if indicator == "portal_information":
        return 2 * max(1, place.old_units)
    if indicator == "community_teams":
        return max(5, round(place.population * GROWTHS[indicator].per_head))
    if indicator == "minority_poor_support" and place.code in FEW_IN_NEED:
        return FEW_IN_NEED[place.code]
    about = between(0.93, 1.07, place.code, indicator, "total")
    return round(place.population * GROWTHS[indicator].per_head * about)


def _ambassadors(place: Place, day: date) -> Count:
    mentors = max(4, round(place.population / 700 * between(0.8, 1.2, place.code, "mentors")))
    each = between(3.4, 8.4, place.code, "mentees") + between(-0.3, 0.3, place.code, f"{day}")
    return Count(round(mentors * each), mentors)
