"""What a public file hides: small groups, and all that would let them be worked out."""

import random
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from chart_samples import commune

from charts import small_numbers
from charts.drawing import NothingToDrawError
from charts.hiding import GROUPINGS, Hidden, Rule, hidden
from charts.scope import Scope

RULE = Rule(30, 5)


def of_district(name: str) -> set[frozenset[tuple[str, str]]]:
    return {frozenset({("former_district", name)})}


INDICATOR = {"measure": "coverage", "unit": "người", "indicator": "support"}
FACTS = {"small_denominator": "30", "small_numerator": "5"}


def of(code: str, district: str, numerator: int | None, denominator: int | None, **other: str):
    counts = {"numerator": numerator, "denominator": denominator}
    return commune(code, code, **{"former_district": district, "peer_group": "", **counts, **other})


def test_large_numbers_hide_nothing():
    rows = [of("1", "A", 50, 100), of("2", "A", 5, 30), of("3", "B", 0, 40)]
    assert hidden(rows, RULE) == Hidden(frozenset(), frozenset())


def test_a_small_commune_is_hidden_with_the_smallest_beside_it_in_its_district():
    """1 has 29 people: alone it would be the district's 329 less the 300 of the others."""
    rows = [of("1", "A", 10, 29), of("2", "A", 90, 200), of("3", "A", 50, 100), of("4", "B", 9, 90)]
    assert hidden(rows, RULE) == Hidden(frozenset({"1", "3"}), frozenset())


def test_few_counted_are_hidden_but_none_counted_is_not():
    """4 of 500 is few, 0 of 500 is not: nobody can be known by it."""
    rows = [
        of("1", "A", 4, 500),
        of("2", "A", 0, 500),
        of("3", "A", 90, 600),
        of("4", "A", 90, 900),
    ]
    assert hidden(rows, RULE) == Hidden(frozenset({"1", "2", "3"}), frozenset())


def test_a_district_of_one_small_commune_is_hidden_with_another_and_one_of_its_communes():
    """Else the province less the other district would be it, and the other the sum of its own."""
    rows = [
        of("1", "A", 3, 40),
        *(of("2", "B", 20, 60), of("3", "B", 30, 80), of("4", "B", 40, 99)),
        *(of("5", "C", 90, 400), of("6", "C", 90, 500)),
    ]
    found = hidden(rows, RULE)
    assert found.communes == {"1", "2"}
    assert of_district("A") <= found.parts
    assert of_district("B") <= found.parts
    assert not of_district("C") & found.parts


def test_who_reported_nothing_has_nothing_to_hide():
    assert hidden([of("1", "A", None, None), of("2", "A", 50, 100)], RULE).communes == set()


@pytest.mark.parametrize("seed", range(25))
def test_no_small_number_is_a_sum_or_difference_of_what_is_shown(seed):
    """Every shown row and total is an equation; a hidden small commune is in none of their sums.

    A number can be worked out exactly when its unit vector lies in the span of the equations.
    """
    draw = random.Random(seed)
    rows = [
        of(
            f"{number:02}",
            draw.choice("ABCDE"),
            draw.choice((0, 3, 12, 40)),
            draw.choice((20, 45, 200, 800)),
            remote=draw.choice(("yes", "no", "unknown")),
            border=draw.choice(("yes", "no", "no", "no")),
            kind=draw.choice(("xã", "phường")),
            peer_group=draw.choice(("remote", "midland")),
        )
        for number in range(draw.choice((6, 12, 24)))
    ]
    rows = [row | {"numerator": min(row["numerator"], row["denominator"])} for row in rows]
    found = hidden(rows, RULE)
    groups = [(c, row[c]) for row in rows for c in GROUPINGS]
    districts = [("former_district", row["former_district"]) for row in rows]
    totals = {frozenset({one}) for one in (*groups, *districts)}
    totals |= {frozenset(pair) for pair in product(groups, districts)}
    equations = [[1.0] * len(rows)]
    equations += [
        [float(all(row[column] == value for column, value in part)) for row in rows]
        for part in totals - found.parts
    ]
    unit = np.eye(len(rows))
    equations += [
        unit[n] for n, row in enumerate(rows) if row["commune_code"] not in found.communes
    ]
    known = np.linalg.matrix_rank(np.array(equations))
    for number, row in enumerate(rows):
        if RULE.is_small([row]) and len(rows) > 1:
            assert np.linalg.matrix_rank(np.array([*equations, unit[number]])) == known + 1


def scope_of(rows, **answers):
    def answer(query, **_):
        return answers.get(query, rows)

    return Scope(INDICATOR, date(2026, 10, 31), None, None, "commune", FACTS, None, answer)


ROWS = [of("1", "A", 10, 29), of("2", "A", 90, 200), of("3", "A", 50, 100)]


def test_a_hidden_row_says_that_it_is_small_and_nothing_else():
    shown = small_numbers.public(scope_of(ROWS)).ask("coverage_by_commune")
    assert [row["numerator"] for row in shown] == [None, 90, None]
    first = shown[0]
    assert (first["level"], first["commune"], first["target"]) == ("small", "1", 80.0)
    empty = ("denominator", "share_percent", "gap_points", "people_missing", "value")
    assert [first[name] for name in empty] == [None] * 5


def test_a_list_in_the_order_of_its_numbers_leaves_hidden_ones_out():
    shown = small_numbers.public(scope_of(ROWS)).ask("gaps")
    assert [row["commune_code"] for row in shown] == ["2"]


def test_a_hidden_district_says_nothing_in_its_own_row():
    rows = [of("1", "A", 3, 40), of("2", "B", 20, 60), of("3", "C", 90, 400), of("4", "C", 9, 900)]
    districts = [{"district": one, "value": 1.0, "label": "Chậm"} for one in "ABC"]
    scope = small_numbers.public(scope_of(rows, pace_by_place=districts))
    shown = scope.ask("pace_by_place", by="district")
    assert [(row["value"], row["label"]) for row in shown] == [
        (None, "Số nhỏ"),
        (None, "Số nhỏ"),
        (1.0, "Chậm"),
    ]
    assert scope.ask("pace_by_place", by="province") == districts


def test_the_filters_of_a_file_do_not_change_what_is_hidden():
    """Two files under different filters would else tell by their difference."""
    asked = []

    def answer(query, **values):
        asked.append((query, values["district"], values["group"]))
        return ROWS

    filtered = replace(scope_of(ROWS), district="A", group="remote", answer=answer)
    small_numbers.public(filtered).ask("coverage_by_commune")
    assert asked == [
        ("coverage_by_commune", None, None),
        ("coverage_by_commune", "A", "remote"),
        ("coverage_by_commune", None, None),
    ]


@pytest.mark.parametrize(("measure", "unit"), [("count", "người"), ("coverage", "cổng/trang")])
def test_what_counts_no_people_is_shown_as_it_is(measure, unit):
    scope = replace(scope_of(ROWS), indicator=INDICATOR | {"measure": measure, "unit": unit})
    assert small_numbers.public(scope) is scope


def test_a_place_that_is_itself_small_is_not_told_at_all():
    rows = [of("1", "A", 10, 29), of("2", "B", 90, 200), of("3", "B", 50, 100)]
    with pytest.raises(NothingToDrawError) as told:
        small_numbers.public(replace(scope_of(rows), district="A"))
    assert str(told.value) == (
        "A: số nhỏ (dưới 30 người, hoặc mới có dưới 5 người đạt) nên không công bố. "
        "Hãy bỏ bớt một bộ lọc."
    )


def test_a_group_within_a_district_tells_nothing_of_its_one_hidden_commune():
    """Remote in A are 1 (small) and 4: their total less 4 would be 1."""
    rows = [
        *(of("1", "A", 10, 29, remote="yes"), of("4", "A", 60, 120, remote="yes")),
        *(of("2", "A", 90, 200), of("3", "A", 50, 100), of("5", "B", 50, 100, remote="yes")),
        of("6", "B", 70, 140),
    ]
    found = hidden(rows, RULE)
    both = frozenset({("former_district", "A"), ("remote", "yes")})
    assert both in found.parts or {"1", "4"} <= found.communes
