"""The processes apart that answer the page for handing in: kept, replaced, never trusted."""

import pytest
from own_store import own_store

import taking
from taking import STOPPED, Desk, Job, RefusedError


@pytest.fixture
def desk(sample_store, tmp_path, monkeypatch):
    own_store(sample_store, tmp_path)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    desk = Desk()
    yield desk
    process = desk.next()
    process.kill()
    process.wait()


def waiting(desk: Desk) -> int:
    """The number of the process that would answer next."""
    process = desk.next()
    desk.back(process)
    return process.pid


def test_one_process_answers_one_question_after_another(desk):
    first = waiting(desk)
    assert [Job(desk, "history", {}).wait() for _ in range(2)] == [[], []]
    assert waiting(desk) == first


def test_a_refusal_does_not_end_the_process(desk):
    first = waiting(desk)
    with pytest.raises(RefusedError, match="Chưa nhận tệp nào mang số 7"):
        Job(desk, "withdraw", {"number": 7, "reason": "x", "sender": "an"}).wait()
    assert waiting(desk) == first


def test_a_process_that_breaks_down_is_said_and_replaced(desk):
    first = waiting(desk)
    with pytest.raises(RefusedError, match=f"^{STOPPED}$"):
        Job(desk, "nothing of this name", {}).wait()
    assert waiting(desk) != first
    assert Job(desk, "history", {}).wait() == []


def test_an_old_process_ends_and_a_fresh_one_takes_its_place(desk, monkeypatch):
    monkeypatch.setattr(taking, "MOST_QUESTIONS", 2)
    old = desk.next()
    desk.back(old)
    assert Job(desk, "history", {}).wait() == []
    assert old.wait(timeout=20) == 0
    assert waiting(desk) != old.pid
    assert Job(desk, "history", {}).wait() == []
