"""The page on reporting rounds, as Streamlit runs it."""

import re
from pathlib import Path

import docx
import pytest
from own_app import html_of, own_app
from own_store import own_store
from streamlit.testing.v1 import AppTest

from charts import letters
from data.store import Store

PAGE = "pages/rounds.py"
LAST_YEAR = {"round": "Báo cáo năm 2025 (hạn 10/12/2025)"}


@pytest.fixture(scope="module")
def folder(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To be left as it is found."""
    return own_store(sample_store, tmp_path_factory.mktemp("rounds")).folder


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
    return own_app()


def opened(app: AppTest, **parameters: str) -> str:
    for name, value in parameters.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception
    return html_of(app)


def headline(shown: str) -> str:
    (message,) = re.findall(r"<h1>(.*?)</h1>", shown)
    return str(message)


def values(shown: str) -> list[str]:
    return re.findall(r'<div class="value">(.*?)</div>', shown)


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_before_the_deadline_it_counts_down_and_nobody_is_late(app):
    """No number is dated 01/11/2026 or later; 23/11 to 10/12 are 17 days."""
    shown = opened(app, today="2026-11-23")
    assert (
        headline(shown) == "Hà Tĩnh: 0/69 xã đã báo cáo, 69 xã chưa; còn 17 ngày đến hạn 10/12/2026"
    )
    assert values(shown) == ["69 xã", "0 xã", "0 xã", "69 xã", "17 ngày"]


def test_after_the_deadline_it_tells_the_late_and_the_missing(app):
    """Of 69: Thượng Đức came on 22/12/2025, Kỳ Khang on 03/01/2026, Đức Đồng never."""
    shown = opened(app, today="2026-11-23", **LAST_YEAR)
    assert headline(shown) == (
        "Hà Tĩnh: 66/69 xã báo cáo đúng hạn 10/12/2025, 2 xã muộn, 1 xã chưa báo cáo"
    )
    assert values(shown) == ["69 xã", "66 xã", "2 xã", "1 xã", "17 ngày"]
    assert "Cần nhắc: 1 xã chưa báo cáo. SỐ LIỆU MẪU" in shown
    assert (
        "<td>Xã Đức Đồng</td><td class=r>19/19</td><td>30/06/2025</td><td>03/07/2025</td>" in shown
    )
    assert buttons(app) == ["Tải thư (DOCX)", "Tải 1 thư (ZIP)", "Tải mẫu thư"]


def test_a_link_of_an_old_day_says_what_was_known_then(app):
    shown = opened(app, today="2025-12-22", **LAST_YEAR)
    assert values(shown) == ["69 xã", "66 xã", "1 xã", "2 xã", "353 ngày"]


def test_a_former_district_is_counted_alone(app):
    """Đức Đồng lies in the former district of Đức Thọ."""
    shown = opened(app, today="2026-11-23", district="Huyện Đức Thọ", **LAST_YEAR)
    everybody, on_time, late, missing, _ = values(shown)
    assert int(everybody.split()[0]) == int(on_time.split()[0]) + 1
    assert (late, missing) == ("0 xã", "1 xã")


def test_filters_that_leave_nobody_to_report_say_so(app):
    shown = opened(app, district="Huyện Kỳ Anh", group="Có thôn dân tộc thiểu số")
    assert "không có xã nào phải báo cáo trong kỳ này" in headline(shown)
    assert buttons(app) == ["Tải mẫu thư"]


def test_unknown_contacts_are_shown_as_unknown(app):
    shown = opened(app, today="2026-11-23")
    assert shown.count("<td>chưa biết</td>") == 69
    assert "Chưa biết người liên hệ của 69/69 xã" in shown


def test_a_template_of_ones_own_that_is_broken_is_told_and_no_letter_offered(
    app, sample_store, tmp_path, monkeypatch
):
    folder = own_store(sample_store, tmp_path).folder
    monkeypatch.setenv("HATINH_DATA_DIR", str(folder))
    document = docx.Document()
    document.add_paragraph("Gửi {{ ten_xa }}")
    document.save(str(folder / letters.OWN_NAME))
    opened(app, today="2026-11-23")
    (told,) = app.error
    assert "Mẫu thư thu-nhac.docx có chỗ điền «ten_xa» không biết là gì." in told.value
    assert buttons(app) == ["Tải mẫu thư"]
    document.paragraphs[0].text = "Gửi {{ ubnd }}"
    document.save(str(folder / letters.OWN_NAME))
    opened(app, today="2026-11-23")
    assert buttons(app) == ["Tải thư (DOCX)", "Tải 69 thư (ZIP)", "Tải mẫu thư"]
