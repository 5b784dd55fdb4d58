"""How a page finds its server: it is told, instead of trying."""

import re

from screen import headline, open_page, wait_until_shown

HEALTH = re.compile(r".*/_stcore/health")


def connecting(page) -> list[str]:
    """Notes the sockets that are opened and the questions for health that are answered."""
    seen: list[str] = []
    page.on("websocket", lambda socket: seen.append(f"socket {socket.url.split('/', 3)[3]}"))
    page.on(
        "response",
        lambda answer: (
            HEALTH.fullmatch(answer.url) and seen.append(f"health {answer.url.split('/', 3)[3]}")
        ),
    )
    return seen


def test_a_link_to_a_page_finds_the_server_at_once(page, visitor, server):
    """Streamlit would ask /pace/_stcore/health first."""
    visitor.clear_cookies()
    seen = connecting(page)
    open_page(page, server, "pace")
    assert seen == ["health _stcore/health", "socket _stcore/stream"]
    assert page.url == f"{server.url}/pace?"


def test_one_who_has_been_here_does_not_wait_for_an_answer_about_health(page, server):
    open_page(page, server, "pace")
    page.route(HEALTH, lambda route: None)  # never answered
    page.reload()
    wait_until_shown(page)
    page.get_by_role("navigation").get_by_role("link", name="Công bằng số").click()
    page.wait_for_url("**/equity")
    page.go_back()
    page.wait_for_url("**/pace?")
    wait_until_shown(page)
    assert "điểm/tuần" in headline(page).inner_text()
