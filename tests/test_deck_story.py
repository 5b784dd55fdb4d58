"""The slides of the sample: their order, and titles whose numbers are worked out apart."""

import math
from datetime import date, timedelta

import deck_samples
import pytest
from own_store import own_store
from sample_facts import LAST, classified, facts, newest, percent

from charts import theme
from charts.deck import blocks, canvas, story
from charts.deck.slide import Deck
from charts.drawing import NothingToDrawError
from charts.typeset import typeset
from data.reference import rows
from data.writing import Count

ALL = [
    "title", "standing", "map", "gaps", "equity", "path", "districts", "scorecard", "silent",
    "decide",
]  # fmt: skip
COMMUNES = {row["code"]: row for row in rows("communes.csv")}
FAR = classified("border") | classified("mountainous")


@pytest.fixture(scope="module")
def folder(sample_store, tmp_path_factory):
    return own_store(sample_store, tmp_path_factory.mktemp("deck")).folder


@pytest.fixture(scope="module")
def whole(folder) -> Deck:
    return story.deck(deck_samples.scope(folder))


def titles(deck: Deck) -> dict[str, str]:
    return {one.name: one.title for one in deck.slides}


def counts(district: str | None = None) -> dict[str, Count]:
    """The newest count of every commune, from the report files themselves."""
    return {
        code: newest(facts().series[code, "adult_vneid"], LAST)
        for code, row in COMMUNES.items()
        if district in (None, row["former_district"])
    }


def missing(*said: Count) -> int:
    total = sum(one.denominator or 0 for one in said)
    return max(0, math.ceil(80 * total / 100) - sum(one.numerator for one in said))


def whole_number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def one_decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def test_all_ten_slides_come_in_their_order(whole):
    assert [one.name for one in whole.slides] == ALL


def test_the_province_against_the_target_is_that_of_the_reports(whole):
    said = counts().values()
    share, people = one_decimal(percent(*said)), whole_number(missing(*said))
    assert (
        titles(whole)["standing"] == f"Hà Tĩnh đạt {share} %, còn thiếu {people} người để đạt 80 %"
    )


def test_who_lags_is_told_by_people_first(whole):
    below = {code: missing(one) for code, one in counts().items() if missing(one)}
    far = len(set(below) & (FAR | classified("has_minority_village")))
    people = whole_number(sum(below.values()))
    assert titles(whole)["gaps"] == (
        f"Hà Tĩnh: {len(below)} xã dưới 80 %, thiếu {people} người; "
        f"{far} là vùng xa hoặc dân tộc thiểu số"
    )


def test_remote_communes_are_set_against_the_rest(whole):
    inside = [one for code, one in counts().items() if code in FAR]
    outside = [one for code, one in counts().items() if code not in FAR]
    apart = one_decimal(percent(*outside) - percent(*inside))
    start = f"Hà Tĩnh: xã vùng xa thấp hơn {len(outside)} xã chưa rõ phân loại {apart} điểm"
    assert titles(whole)["equity"].startswith(start)


def test_former_districts_below_the_target_are_counted(whole):
    by_district: dict[str, list[Count]] = {}
    for code, one in counts().items():
        by_district.setdefault(COMMUNES[code]["former_district"], []).append(one)
    lacking = [missing(*said) for said in by_district.values() if missing(*said)]
    assert titles(whole)["districts"] == (
        f"Hà Tĩnh: {len(lacking)} huyện cũ dưới 80 %, thiếu {whole_number(sum(lacking))} người"
    )


def test_silent_communes_are_those_without_a_report_for_92_days(whole):
    last = {code: max(facts().series[code, "adult_vneid"]) for code in COMMUNES}
    silent = [code for code, day in last.items() if day < LAST - timedelta(days=92)]
    assert titles(whole)["silent"].startswith(f"Hà Tĩnh: {len(silent)}/69 xã im lặng; ")
    (slide,) = (one for one in whole.slides if one.name == "silent")
    told = "\n".join(one.text for one in slide.spoken)
    assert all(f"{COMMUNES[code]['name']}; " in told for code in silent)


def test_every_slide_has_filters_day_and_version_in_its_footer(whole):
    version = whole.footer.rsplit(" ", 1)[1]
    assert whole.footer == (
        f"Xác nhận trên VNeID · Hà Tĩnh · số liệu đến ngày 31/10/2026 · phiên bản {version}"
    )
    assert whole.is_sample


def test_the_speaker_gets_numbers_and_the_command_that_gives_them(whole):
    for slide in whole.slides:
        assert slide.spoken and all(one.text for one in slide.spoken), slide.name
    commands = {one.query for slide in whole.slides for one in slide.spoken if one.query}
    assert "python -m queries gaps --indicator adult_vneid --as-of 2026-10-31" in commands
    assert all(one.startswith("python -m queries ") for one in commands)


def test_a_former_district_leaves_out_the_slide_of_districts(folder):
    deck = story.deck(deck_samples.scope(folder, district="Huyện Cẩm Xuyên"))
    assert [one.name for one in deck.slides] == [one for one in ALL if one != "districts"]
    said = counts("Huyện Cẩm Xuyên").values()
    share, people = one_decimal(percent(*said)), whole_number(missing(*said))
    assert titles(deck)["standing"] == (
        f"Huyện Cẩm Xuyên đạt {share} %, còn thiếu {people} người để đạt 80 %"
    )
    assert titles(deck)["equity"] == "Các nhóm chênh nhau nhiều nhất 1,8 điểm"
    assert titles(deck)["silent"] == (
        "Huyện Cẩm Xuyên: không xã nào im lặng, 7/7 xã có báo cáo còn mới"
    )


def test_district_and_group_together_leave_eight_slides(folder):
    deck = story.deck(deck_samples.scope(folder, district="Huyện Hương Sơn", group="border"))
    left_out = {"districts", "equity"}
    assert [one.name for one in deck.slides] == [one for one in ALL if one not in left_out]


def test_what_each_commune_must_do_has_no_slide_of_districts(folder):
    deck = story.deck(deck_samples.scope(folder, indicator="learning_festival"))
    left_out = {"districts", "equity"}
    assert [one.name for one in deck.slides] == [one for one in ALL if one not in left_out]
    assert titles(deck)["decide"] == "Hà Tĩnh: 15 xã chưa tổ chức, bắt đầu ở đâu?"
    assert titles(deck)["map"] == "Hà Tĩnh: 50 xã đã tổ chức"


def test_without_a_target_no_slide_only_says_that_there_is_none(folder):
    """13 communes reported 0 classes, the fewest; of 67 with new reports the 34th is the middle."""
    deck = story.deck(deck_samples.scope(folder, indicator="elderly_classes"))
    assert [one.name for one in deck.slides] == [
        "title", "standing", "gaps", "path", "districts", "scorecard", "silent", "decide",
    ]  # fmt: skip
    assert not [one for one in deck.slides if isinstance(one.draw, blocks.Sentence)]
    last = {
        code: newest(facts().series[code, "elderly_classes"], LAST).numerator
        for code in COMMUNES
        if max(facts().series[code, "elderly_classes"]) >= LAST - timedelta(days=92)
    }
    none, middle = sum(not one for one in last.values()), sorted(last.values())[33]
    assert titles(deck)["gaps"] == f"Hà Tĩnh: trong 67 xã, {none} xã cùng thấp nhất, 0 lớp"
    below = sum(one < middle for one in last.values())
    assert deck.slides[-1].note == (
        f"Nếu lấy {middle} lớp làm mục tiêu: {below} trong 67 xã, phường có số liệu mới chưa tới."
    )


def test_in_a_group_of_remote_communes_none_is_said_to_be_remote_among_them(folder):
    deck = story.deck(deck_samples.scope(folder, group="remote"))
    far = [one for code, one in counts().items() if code in FAR]
    people = whole_number(sum(map(missing, far)))
    assert titles(deck)["map"] == f"Hà Tĩnh: {len(far)} xã vùng xa còn tụt hậu"
    assert titles(deck)["gaps"] == f"Hà Tĩnh: {len(far)} xã vùng xa còn thiếu {people} người"
    decide = deck.slides[-1]
    assert decide.subtitle == (
        "Quyết định: bắt đầu ở đâu? Mọi xã ở đây đều là vùng xa, dân tộc thiểu số."
    )
    assert "Công bằng" not in " ".join(one.text for one in decide.spoken)


def test_filters_that_leave_no_commune_are_refused(folder):
    with pytest.raises(NothingToDrawError) as refused:
        story.deck(deck_samples.scope(folder, district="Thị xã Hồng Lĩnh", group="border"))
    assert str(refused.value) == (
        "Thị xã Hồng Lĩnh, nhóm biên giới: không có xã nào thuộc nhóm này. Hãy bỏ bớt một bộ lọc."
    )


@pytest.mark.parametrize(
    "filters",
    [
        {"indicator": "learning_festival", "as_of": date(2025, 6, 30)},
        {"indicator": "digital_ambassadors"},
        {"indicator": "elderly_classes"},
        {"indicator": "student_skills_secondary"},
        {"group": "remote", "as_of": date(2025, 12, 31)},
    ],
    ids=str,
)
def test_every_slide_can_be_drawn_of_other_measures_and_days(folder, filters):
    deck = story.deck(deck_samples.scope(folder, **filters))
    assert 8 <= len(deck.slides) <= 10
    with typeset():
        for number in range(len(deck.slides)):
            texts = canvas.figure(deck, number).texts
            assert theme.SAMPLE_MARK in {one.get_text() for one in texts}
