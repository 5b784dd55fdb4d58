"""Invented confirmations on VNeID (`adult_vneid`): the picture the project is there to show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.sample.curves import LAST_DAY, Curve, between, shifted, solve
from data.sample.events import RECOUNTS, SILENCES
from data.sample.places import Belt, Place
from data.writing import Count

MIDWAY = (date(2025, 11, 30), date(2025, 12, 10), date(2025, 12, 31))
MIDWAY_SHARE, LAST_SHARE = 0.58, 0.74
USUAL_RATE = 5.0

# Lowest and highest share on the first and on the last day, before the province is made to fit.
_FROM_AND_TO: Mapping[Belt, tuple[tuple[float, float], tuple[float, float]]] = {
    "minority": ((0.09, 0.11), (0.47, 0.525)),
    "remote": ((0.11, 0.17), (0.55, 0.66)),
    "rural": ((0.16, 0.27), (0.71, 0.795)),
    "ward": ((0.24, 0.33), (0.79, 0.905)),
}


@dataclass(frozen=True)
class Headline:
    """The growth of every commune, by code."""

    curves: Mapping[str, Curve]

    def count(self, place: Place, day: date) -> Count:
        """Confirmed adults and adults of a commune as counted on a day."""
        # Counted some days early or late, so that the curve does not look drawn with a ruler.
        counted_on = day + timedelta(days=round(between(-9, 9, place.code, f"{day}", "delay")))
        confirmed = round(place.base_adults * self.curves[place.code].share(counted_on))
        for recount in RECOUNTS:
            if recount.commune == place.code and day >= recount.since:
                confirmed -= round(place.base_adults * recount.points / 100)
        return Count(confirmed, place.adults(day))


def headline(communes: Sequence[Place]) -> Headline:
    """Curves that bring the province to 58 % on 10/12/2025 and to 74 % on 31/10/2026.

    The ends are shifted for the second, then the common rate is chosen for the first.
    """
    grow = _growth(communes)
    shift = solve(
        lambda shift: _province(grow(shift, USUAL_RATE), communes, LAST_DAY), LAST_SHARE, -1, 1
    )
    rate = solve(lambda rate: _midway(grow(shift, rate), communes), MIDWAY_SHARE, 3.5, 9)
    return grow(shift, rate)


def _growth(communes: Sequence[Place]) -> Callable[[float, float], Headline]:
    """From a shift of the ends (in logits) and a common rate to the curves of all communes."""
    traits = {
        place.code: (
            between(*_FROM_AND_TO[place.belt][0], place.code, "start"),
            between(*_FROM_AND_TO[place.belt][1], place.code, "end"),
            between(-1.5, 1.5, place.code, "rate"),
        )
        for place in communes
    }
    return lambda shift, rate: Headline(
        {
            code: Curve(start, shifted(end, shift), rate + own_rate)
            for code, (start, end, own_rate) in traits.items()
        }
    )


def _province(grown: Headline, communes: Sequence[Place], day: date) -> float:
    """Sum over sum of the newest values on a day; a silent commune stays at its last one."""
    last_report = {silence.commune: silence.last_report for silence in SILENCES}
    counts = [grown.count(place, min(day, last_report.get(place.code, day))) for place in communes]
    return sum(count.numerator for count in counts) / sum(
        count.denominator or 0 for count in counts
    )


def _midway(grown: Headline, communes: Sequence[Place]) -> float:
    """The province on 10/12/2025, on the line between the reports before and after."""
    before, day, after = MIDWAY
    first, second = _province(grown, communes, before), _province(grown, communes, after)
    return first + (second - first) * ((day - before) / (after - before))
