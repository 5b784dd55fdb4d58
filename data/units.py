"""Which commune a report means: a code or a name, on a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from data.messages import Fault, joined
from data.reference import Reference, Unit
from data.text import match_key, nfc, without_tones

_LONGEST_NAME = 100
_OFFICE = re.compile(r"^(ubnd|ủy ban nhân dân|uy ban nhan dan) ")
_KIND = re.compile(r"^(xã|phường|thị trấn|xa|phuong|thi tran) ")
_DISTRICT_KIND = re.compile(r"^(huyện|thị xã|thành phố) ")


@dataclass(frozen=True)
class Resolution:
    """What a name or code stands for.

    With a unit, `fault` is None or a warning; without one, `fault` says why not.
    """

    unit: Unit | None
    fault: Fault | None = None


class _Era:
    """The units that existed at one time, by code and by every spelling of their names."""

    def __init__(self, units: Iterable[Unit], described: str) -> None:
        self.described = described
        self.by_code = {unit.code: unit for unit in units}
        self.by_name = {match_key(unit.name): unit for unit in units}
        self.toneless: dict[str, list[Unit]] = {}
        for unit in units:
            self.toneless.setdefault(without_tones(unit.name), []).append(unit)

    def named(self, key: str) -> Unit | None:
        return self.by_code.get(key) or self.by_name.get(key) or self.by_name.get(_bare(key))

    def like(self, key: str) -> list[Unit]:
        """The units whose names differ from a name in tones alone."""
        plain = without_tones(key)
        return self.toneless.get(plain) or self.toneless.get(_bare(plain)) or []

    def nearest(self, key: str) -> list[Unit]:
        if len(key) > _LONGEST_NAME:
            return []
        names = get_close_matches(without_tones(_bare(key)), self.toneless, n=2, cutoff=0.8)
        return [unit for name in names for unit in self.toneless[name]]


class Names:
    """Every name and code of the province, before and after the merger."""

    def __init__(self, reference: Reference) -> None:
        """Put every spelling of the units in order."""
        merger = f"{reference.settings.merger_date:%d/%m/%Y}"
        self._merger = reference.settings.merger_date
        self._old = _Era(reference.old_units, f"trước {merger}")
        self._new = _Era(reference.communes, f"từ {merger}")
        self._certain: dict[tuple[str, bool], Resolution] = {}
        self._parts: dict[str, list[Unit]] = {}
        for unit in reference.old_units:
            for name in unit.now:
                self._parts.setdefault(name, []).append(unit)

    def resolve(self, text: str, day: date | None, district: str = "") -> Resolution:
        """The unit that a code or name means on a day; see the function of the same name.

        Without a day (the date of the report could not be read) a unit of either time will do,
        so that one fault is not told twice.
        """
        if day is None:
            newer = self.resolve(text, self._merger, district)
            older = self.resolve(text, date.min, district)
            return older if newer.unit is None and older.unit else newer
        is_old = day < self._merger
        if not district:
            found = self._certain.get((text, is_old))
            if found:
                return found
        key = _OFFICE.sub("", match_key(text))
        found = self._look_up(key, is_old)
        if found.unit and found.fault is None and text in (found.unit.code, found.unit.name):
            self._certain[text, is_old] = found
        if found.unit and (given := self._other_district(found.unit, district, is_old)):
            return Resolution(None, given)
        return found

    def _look_up(self, key: str, is_old: bool) -> Resolution:
        era, other = (self._old, self._new) if is_old else (self._new, self._old)
        unit, elsewhere = era.named(key), other.named(key)
        if unit and not (elsewhere and _is_of_kind(elsewhere, key) and not _is_of_kind(unit, key)):
            return Resolution(unit)
        if elsewhere:
            return Resolution(None, self._of_other_time(elsewhere, is_old))
        return self._guess(key, era, other, is_old)

    def _guess(self, key: str, era: _Era, other: _Era, is_old: bool) -> Resolution:
        if key.isdigit():
            return Resolution(None, Fault("unit_code_unknown", era=era.described))
        alike = era.like(key)
        has_tones = without_tones(_bare(key)) != _bare(key)
        if alike and not has_tones:
            if len(alike) == 1:
                return Resolution(alike[0], Fault("unit_without_tones", meant=_named(alike)))
            return Resolution(None, Fault("unit_ambiguous", meant=_named(alike)))
        if not has_tones and len(other.like(key)) == 1:
            return Resolution(None, self._of_other_time(other.like(key)[0], is_old))
        if meant := alike or era.nearest(key):
            return Resolution(None, Fault("unit_misspelt", meant=_named(meant), era=era.described))
        return Resolution(None, Fault("unit_unknown", era=era.described))

    def _of_other_time(self, unit: Unit, is_old: bool) -> Fault:
        if is_old:
            parts = joined([part.name for part in self._parts.get(unit.name, [])], "và")
            return Fault("unit_is_new", merger=self._merger, parts=parts)
        now = joined([_full(self._new.by_name[match_key(name)]) for name in unit.now], "và")
        return Fault("unit_is_old", unit=_full(unit), merger=self._merger, now=now)

    def _other_district(self, unit: Unit, given: str, is_old: bool) -> Fault | None:
        """Why a former district does not go with a unit; a commune of today may straddle two."""
        parts = [] if is_old else self._parts.get(unit.name, [])
        districts = dict.fromkeys([unit.former_district, *(part.former_district for part in parts)])
        key = without_tones(given)
        if not key or any(
            key in (without_tones(name), without_tones(_DISTRICT_KIND.sub("", match_key(name))))
            for name in districts
        ):
            return None
        return Fault(
            "district_differs",
            unit=_full(unit),
            district=joined(list(districts), "và"),
            given=nfc(given),
        )


@lru_cache(maxsize=4)
def names_of(reference: Reference) -> Names:
    """The names of one set of reviewed facts, put in order once."""
    return Names(reference)


def resolve(text: str, day: date, reference: Reference, district: str = "") -> Resolution:
    """The unit that a 5-digit code or a name means on a day, with its former district if given.

    Exact tones decide. A name without any tone is taken, with a warning, when one unit alone can
    be meant. Whatever cannot be told is a described fault, never an exception.
    """
    return names_of(reference).resolve(text, day, district)


def _bare(key: str) -> str:
    return _KIND.sub("", key)


def _is_of_kind(unit: Unit, key: str) -> bool:
    return key == match_key(_full(unit))


def _named(units: list[Unit]) -> str:
    return joined([_full(unit) for unit in units], "hoặc")


def _full(unit: Unit) -> str:
    return f"{unit.kind} {unit.name}"
