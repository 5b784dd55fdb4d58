"""Before the merger: the counts of the communes, shared out among the 209 old units."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from data.reference import Reference, rows
from data.sample.curves import apportion, between
from data.writing import Count

_NO_LIMIT = 10**9


@dataclass(frozen=True)
class OldUnits:
    """Which old units lie wholly in a commune, and how the split ones fall to several."""

    whole: Mapping[str, tuple[str, ...]]
    split: Mapping[str, tuple[tuple[str, float], ...]]

    def share_out(self, indicator: str, counts: Mapping[str, Count]) -> dict[str, Count]:
        """Counts by old unit that add up to those by commune, as far as whole numbers allow."""
        size = {code: between(0.6, 1.4, code, "size") for code in self._codes()}
        pull = {code: between(0.85, 1.15, code, indicator) for code in size}
        reached = {code: count.numerator for code, count in counts.items()}
        if all(count.denominator is None for count in counts.values()):
            done = self._spread(reached, {code: size[code] * pull[code] for code in size}, {})
            return {code: Count(number) for code, number in done.items()}
        total = self._spread(
            {code: count.denominator or 0 for code, count in counts.items()}, size, {}
        )
        is_share = all(count.numerator <= (count.denominator or 0) for count in counts.values())
        weights = {code: number * pull[code] for code, number in total.items()}
        done = self._spread(reached, weights, total if is_share else {})
        return {code: Count(done[code], total[code]) for code in total}

    def _codes(self) -> list[str]:
        return [*self.split, *(code for codes in self.whole.values() for code in codes)]

    def _spread(
        self, totals: Mapping[str, int], weights: Mapping[str, float], limits: Mapping[str, int]
    ) -> dict[str, int]:
        spread: dict[str, int] = {}
        left = dict(totals)
        for code, parts in self.split.items():
            fair = min(totals[to] / (len(self.whole[to]) + share) for to, share in parts)
            # Even, so that half of it is a whole number of people.
            spread[code] = 2 * floor(fair / 2)
            cut = 0.0
            for to, share in parts:
                left[to] -= round(spread[code] * (cut + share)) - round(spread[code] * cut)
                cut += share
        for commune, codes in self.whole.items():
            parts_of_commune = apportion(
                left[commune],
                [weights[code] for code in codes],
                [limits.get(code, _NO_LIMIT) for code in codes],
            )
            spread.update(zip(codes, parts_of_commune, strict=True))
        return spread


def old_units(reference: Reference) -> OldUnits:
    """The old units by the communes they went to; the split ones by their reviewed shares."""
    code_of = {unit.name: unit.code for unit in reference.communes}
    split: dict[str, tuple[tuple[str, float], ...]] = {}
    for row in rows("split_shares.csv"):
        part = (row["new_code"], float(row["share_population"]))
        split[row["old_code"]] = (*split.get(row["old_code"], ()), part)
    whole: dict[str, tuple[str, ...]] = {unit.code: () for unit in reference.communes}
    for unit in reference.old_units:
        if unit.code not in split:
            commune = code_of[unit.now[0]]
            whole[commune] = (*whole[commune], unit.code)
    return OldUnits(whole, split)
