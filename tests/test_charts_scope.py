"""What a scope says of a met target: in time, late, or that nobody knows since when."""

from datetime import date

import pytest
from drawn_samples import scoped

from charts import views
from charts.drawn import districts, path
from charts.scope import Scope

__all__ = ["scoped"]
WHEN_IT_ENDED = {(None, "2025-12-31"): 69.9, ("Huyện A", "2025-12-31"): 70.0}


def told(target_year, day=date(2026, 10, 31), target=70.0, **place):
    """How the target is told where 69.9 % stood at the end of 2025, and 70 % in Huyện A."""

    def answer(query, *, as_of, district, target_year, **_):
        assert (query, target_year) == ("coverage_of_province", 2025)
        return [{"value": WHEN_IT_ENDED.get((district, as_of)), "target": target}]

    indicator = {"indicator": "adult_vneid"}
    scope = Scope(indicator, day, None, None, views.COMMUNES, {}, None, answer, target_year)
    return scope.met(**place)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"target_year": None}, "đã đạt"),
        ({"target_year": 2026}, "đã đạt"),
        ({"target_year": 2025, "day": date(2025, 12, 31)}, "đã đạt"),
        ({"target_year": 2025}, "đạt muộn"),
        ({"target_year": 2025, "district": "Huyện A"}, "đã đạt"),
        ({"target_year": 2025, "district": "Huyện B"}, "nay đạt"),
        ({"target_year": 2025, "target": None}, "nay đạt"),
    ],
    ids=["no year", "this year", "then", "69.9 of 70", "70 of 70", "unknown then", "no target"],
)
def test_a_target_of_a_year_that_is_over_is_met_late_when_it_was_not_met_then(asked, words):
    assert told(**asked) == words


@pytest.mark.parametrize(
    ("is_cumulative", "day", "comparable"),
    [
        (True, date(2026, 10, 31), {2025: 1.0, 2026: 2.0}),
        (False, date(2026, 10, 31), {2026: 2.0}),
        (False, date(2025, 12, 31), {2025: 1.0}),
        (False, date(2027, 1, 31), {}),
    ],
)
def test_what_a_period_counts_anew_is_held_against_its_own_year(is_cumulative, day, comparable):
    """The festival of 2025 says nothing of 2026, nor that of 2026 of the year before."""
    indicator = {"indicator": "learning_festival", "is_cumulative": is_cumulative}
    rows = [{"year": 2025, "target": 1.0}, {"year": 2026, "target": 2.0}]
    asked = (indicator, day, None, None, views.COMMUNES, {}, None, lambda *_, **__: rows)
    assert Scope(*asked).comparable_targets == comparable


def test_titles_of_a_year_that_is_over_say_that_it_was_late(scoped):
    """On 31/12/2025 the province stood below 70 %, now above."""
    then = scoped("--as-of", "2025-12-31").ask("coverage_of_province")[0]
    now = scoped("--target-year", "2025").ask("coverage_of_province")[0]
    assert then["value"] < 70 < now["value"]
    drawing = path.drawing(scoped("--target-year", "2025"))
    assert drawing.title.replace("\u00a0", " ") == "Hà Tĩnh đạt muộn 70 %, nay 74,0 %"
    of_district = scoped("--target-year", "2025", "--district", "Huyện Đức Thọ")
    assert districts.drawing(of_district).title == "Huyện Đức Thọ đạt muộn mục tiêu"
