"""What a report would change, worked out by hand on a few numbers."""

from datetime import date

from data import preview
from data.preview import Key, Numbers, Silent
from data.reference import load
from data.report import Observation, Reading

OCTOBER, AUGUST, JULY = date(2026, 10, 31), date(2026, 8, 31), date(2026, 7, 31)
THANH_SEN, TRAN_PHU = "18073", "18100"
VNEID = "adult_vneid"


def numbers(*said):
    return {Key(unit, VNEID, day): Numbers(done, total) for unit, day, done, total in said}


def reading(*said):
    seen = tuple(
        Observation(unit, VNEID, day, done, total, "Biểu", f"E{row}")
        for row, (unit, day, done, total) in enumerate(said, start=5)
    )
    return Reading("commune", max((one.as_of for one in seen), default=None), False, seen, ())


def changes(before, *said, **options):
    return preview.changes(reading(*said), before, load(), **options)


def test_a_number_is_new_changed_or_unchanged():
    before = numbers((THANH_SEN, JULY, 10, 20), (THANH_SEN, AUGUST, 12, 20))
    found = changes(
        before,
        (THANH_SEN, JULY, 10, 20),
        (THANH_SEN, AUGUST, 13, 20),
        (THANH_SEN, OCTOBER, 14, 21),
    )
    assert [(row.state, row.before, row.after, row.cell) for row in found.rows] == [
        ("unchanged", Numbers(10, 20), Numbers(10, 20), "E5"),
        ("changed", Numbers(12, 20), Numbers(13, 20), "E6"),
        ("new", None, Numbers(14, 21), "E7"),
    ]
    assert [found.count(state) for state in ("new", "changed", "unchanged")] == [1, 1, 1]


def test_another_denominator_alone_is_a_change():
    found = changes(numbers((THANH_SEN, JULY, 10, 20)), (THANH_SEN, JULY, 10, 21))
    assert found.count("changed") == 1


def test_the_numbers_after_it_are_what_the_next_file_is_compared_with():
    first = changes(numbers((THANH_SEN, JULY, 10, 20)), (THANH_SEN, JULY, 11, 20))
    assert first.after == numbers((THANH_SEN, JULY, 11, 20))
    assert changes(first.after, (THANH_SEN, JULY, 11, 20)).count("unchanged") == 1


def test_a_commune_falls_silent_when_the_newest_day_moves_on():
    """On 31/10 a value of 31/07 is 92 days old and still counts; on 01/11 it is 93 days old."""
    before = numbers((THANH_SEN, JULY, 10, 20), (TRAN_PHU, AUGUST, 5, 9))
    assert changes(before, (TRAN_PHU, OCTOBER, 6, 9)).newly_silent == ()
    assert changes(before, (TRAN_PHU, date(2026, 11, 1), 6, 9)).newly_silent == (
        Silent(THANH_SEN, VNEID, JULY),
    )


def test_a_commune_that_was_silent_before_is_not_newly_so():
    before = numbers((THANH_SEN, date(2026, 1, 31), 10, 20), (TRAN_PHU, AUGUST, 5, 9))
    assert changes(before, (TRAN_PHU, OCTOBER, 6, 9)).newly_silent == ()


def test_the_first_real_report_sends_the_sample_away():
    before = numbers((THANH_SEN, OCTOBER, 10, 20), (TRAN_PHU, OCTOBER, 5, 9))
    found = changes(before, (TRAN_PHU, OCTOBER, 5, 9), replaces_sample=True)
    assert [row.state for row in found.rows] == ["new"]
    assert found.newly_silent == (Silent(THANH_SEN, VNEID, None),)
    assert found.after == numbers((TRAN_PHU, OCTOBER, 5, 9))


def test_old_units_speak_for_their_commune_once_all_of_them_have():
    """Before the merger a commune was last heard on the oldest of its parts' newest days."""
    commune = next(one for one in load().communes if one.code == THANH_SEN)
    parts = [one.code for one in load().old_units if commune.name in one.now]
    day = date(2025, 6, 30)
    before = numbers(*((code, day, 1, 2) for code in parts))
    found = changes(before, (TRAN_PHU, OCTOBER, 6, 9))
    assert Silent(THANH_SEN, VNEID, day) in found.newly_silent
    one_missing = numbers(*((code, day, 1, 2) for code in parts[1:]))
    silent = changes(one_missing, (TRAN_PHU, OCTOBER, 6, 9)).newly_silent
    assert THANH_SEN not in [one.commune_code for one in silent]


def test_a_file_without_numbers_changes_none():
    before = numbers((THANH_SEN, JULY, 10, 20))
    assert changes(before) == preview.Changes((), (), before)


def test_rows_of_the_database_become_numbers_in_force():
    assert preview.in_force(
        [(THANH_SEN, VNEID, JULY, 10, 20), (THANH_SEN, "digital_signature", JULY, 3, None)]
    ) == {
        preview.Key(THANH_SEN, VNEID, JULY): preview.Numbers(10, 20),
        preview.Key(THANH_SEN, "digital_signature", JULY): preview.Numbers(3, None),
    }
