"""Who may write without a login: whoever sits at the machine, nobody else."""

import pytest

from access import Person, is_local

BROWSER = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1"])
def test_a_browser_on_the_same_machine_is_local(address):
    assert is_local(address, BROWSER)
    assert is_local(address, {"host": "127.0.0.1:8501"})
    assert is_local(address, {"Host": "[::1]:8501"})


@pytest.mark.parametrize("address", ["", "0.0.0.0", "::", "192.168.1.5", "so-lieu.example.vn"])
def test_an_app_that_listens_elsewhere_is_not(address):
    assert not is_local(address, BROWSER)


@pytest.mark.parametrize(
    "added",
    [
        {"X-Forwarded-For": "203.0.113.7"},
        {"x-real-ip": "203.0.113.7"},
        {"X-Forwarded-Host": "so-lieu.example.vn"},
        {"Forwarded": "for=203.0.113.7"},
        {"Host": "so-lieu.example.vn"},
        {"Host": "localhost.example.vn"},
        {"Origin": "https://so-lieu.example.vn"},
    ],
)
def test_a_proxy_before_an_app_without_login_opens_nothing(added):
    """A proxy hides where a reader sits: what it passes on tells that there is one."""
    assert not is_local("localhost", BROWSER | added)


def test_only_an_editor_who_may_write_is_one():
    assert Person("a", "editor").is_editor
    assert not Person("a", "editor", why_not="x").is_editor
    assert not Person("a", "reporter", ("18073",)).is_editor
    assert Person("a", "reporter", ("18073",)).may_hand_in
    assert not Person("a", "viewer", why_not="x").may_hand_in
