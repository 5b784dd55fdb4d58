"""Invented growth and the sharing out of whole numbers, against values worked out by hand."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.sample.curves import Curve, apportion, between, shifted, solve

FIRST, LAST = date(2025, 5, 31), date(2026, 10, 31)


def test_a_curve_starts_and_ends_where_it_is_told() -> None:
    curve = Curve(start=0.2, end=0.8, rate=5)
    assert curve.share(FIRST) == pytest.approx(0.2)
    assert curve.share(LAST) == pytest.approx(0.8)


def test_a_curve_with_a_higher_rate_grows_earlier() -> None:
    middle = date(2026, 2, 14)
    assert Curve(0.2, 0.8, 6).share(middle) > Curve(0.2, 0.8, 4).share(middle) > 0.5


def test_a_share_is_shifted_in_logits() -> None:
    # Odds of 1 to 1 times e are e / (1 + e).
    assert shifted(0.5, 1) == pytest.approx(0.7310585786)
    assert shifted(0.8, 0) == pytest.approx(0.8)


def test_a_drawn_number_depends_on_its_seed_alone() -> None:
    assert between(10, 20, "18073", "start") == between(10, 20, "18073", "start")
    assert between(10, 20, "18073", "start") != between(10, 20, "18073", "end")
    assert all(10 <= between(10, 20, str(seed)) < 20 for seed in range(1000))


def test_a_rising_function_is_solved() -> None:
    assert solve(lambda x: x * x, 2, 0, 2) == pytest.approx(2**0.5)


def test_parts_follow_their_weights() -> None:
    assert apportion(10, [1, 2, 2], [10, 10, 10]) == [2, 4, 4]


def test_what_is_above_a_limit_goes_where_there_is_room() -> None:
    assert apportion(10, [1, 1], [8, 4]) == [6, 4]


def test_more_than_all_limits_fills_them() -> None:
    assert apportion(10, [1, 1], [3, 4]) == [3, 4]


def test_a_weight_of_zero_gets_nothing_while_others_have_room() -> None:
    assert apportion(7, [0, 1, 0], [9, 9, 9]) == [0, 7, 0]


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 5000),
    st.lists(st.tuples(st.floats(0.1, 2), st.integers(0, 2000)), min_size=1, max_size=9),
)
def test_parts_add_up_and_keep_their_limits(total: int, units: list[tuple[float, int]]) -> None:
    weights, limits = zip(*units, strict=True)
    parts = apportion(total, weights, limits)
    assert sum(parts) == min(total, sum(limits))
    assert all(0 <= part <= limit for part, limit in zip(parts, limits, strict=True))
