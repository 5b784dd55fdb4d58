"""The one button of a figure: a picture of it that carries its title and its source."""

import re
from html import unescape
from pathlib import Path

from screen import open_page


def test_the_picture_that_a_reader_takes_is_an_svg_with_title_and_source(page, server):
    open_page(page, server, "profile", commune="18496")
    page.get_by_text("Từng ngày bằng số, và hình tải về được").click()
    figure = page.locator(".js-plotly-plot").first
    figure.hover()
    with page.expect_download() as taken:
        figure.locator('[data-title="Tải hình này (SVG)"]').click()
    assert taken.value.suggested_filename == (
        "hatinh-duong-di-18496-adult-vneid-2026-10-31-so-lieu-mau.svg"
    )
    drawn = Path(taken.value.path()).read_text(encoding="utf-8")
    texts = " ".join(unescape(re.sub("<[^>]*>", "|", drawn)).split())
    for said in ("Xác nhận trên VNeID, Xã Hương Khê", "đến ngày 31/10/2026", "SỐ LIỆU MẪU"):
        assert said in texts
    assert drawn.startswith("<svg")
