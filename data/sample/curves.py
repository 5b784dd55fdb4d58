"""The shapes of invented growth, and how a whole number is shared out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from math import exp, fsum, log

FIRST_DAY = date(2025, 5, 31)
LAST_DAY = date(2026, 10, 31)


@dataclass(frozen=True)
class Curve:
    """Logistic growth of a share from `start` on the first day to `end` on the last.

    `rate` is the logistic rate per whole period; it must exceed ln(end / start), which keeps
    the ceiling finite. The higher it is, the earlier the growth.
    """

    start: float
    end: float
    rate: float

    def share(self, day: date) -> float:
        """The share on a day, 0 to 1."""
        time = (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
        fade = exp(-self.rate)
        ceiling = self.end * (1 - fade) / (1 - self.end / self.start * fade)
        return ceiling / (1 + (ceiling / self.start - 1) * exp(-self.rate * time))


def shifted(share: float, logits: float) -> float:
    """A share moved up or down without leaving 0 to 1."""
    return 1 / (1 + exp(-(log(share / (1 - share)) + logits)))


def between(low: float, high: float, *seed: str) -> float:
    """A number that looks random and is the same for the same seed on every machine.

    A hash instead of a generator: each figure is drawn alone, so that adding one moves no other.
    """
    drawn = int.from_bytes(blake2b("/".join(seed).encode(), digest_size=6).digest(), "big")
    return low + (high - low) * drawn / 2**48


def solve(rising: Callable[[float], float], goal: float, low: float, high: float) -> float:
    """The argument between `low` and `high` for which a rising function reaches `goal`."""
    for _ in range(30):
        middle = (low + high) / 2
        if rising(middle) < goal:
            low = middle
        else:
            high = middle
    return low


def apportion(total: int, weights: Sequence[float], limits: Sequence[int]) -> list[int]:
    """Whole parts of `total` in about the proportion of `weights`, none above its limit.

    The parts add up to `total`, or to all the limits where those are less.
    """
    parts: list[int] = []
    left, weight_left = total, fsum(weights)
    for weight, limit in zip(weights, limits, strict=True):
        fair = left * weight / weight_left if weight else 0
        parts.append(min(limit, round(fair)))
        left -= parts[-1]
        weight_left -= weight
    for index, limit in enumerate(limits):
        more = min(left, limit - parts[index])
        parts[index] += more
        left -= more
    return parts
