from charts import search


def match(commune: str, kind: str = "xã", old: str = "") -> dict[str, object]:
    """A row of `queries.find_communes`."""
    return {
        "commune": commune,
        "kind": kind,
        "matched_name": old or commune,
        "matched_kind": "phường" if old else kind,
        "is_old_name": bool(old),
    }


def test_without_a_text_there_is_nothing_to_say():
    assert search.found("  ", [match("Thạch Hà")]) == ""


def test_an_old_name_comes_with_the_commune_that_it_belongs_to_now():
    matches = [match("Trần Phú", "phường", "Thạch Hạ"), match("Thạch Hà")]
    assert search.found("Thạch Hạ", matches) == (
        "Tìm thấy 2 xã, phường: phường Trần Phú (gồm phường Thạch Hạ cũ); xã Thạch Hà."
    )


def test_a_long_list_ends_with_how_many_more_there_are():
    said = search.found("a", [match(f"A{number}") for number in range(8)])
    assert said == (
        "Tìm thấy 8 xã, phường: xã A0; xã A1; xã A2; xã A3; xã A4; xã A5; và 2 xã, phường khác."
    )


def test_nothing_found_is_said():
    assert search.found(" Hà Nội ", []) == (
        "Không có xã, phường nào tên «Hà Nội», kể cả tên cũ. Đang liệt kê cả tỉnh."
    )


def test_an_address_says_its_words_and_nothing_else():
    """Of a link, or of signs that Markdown knows, letters are left."""
    asked = "**Hết hạn.** [Vào đây](https://evil.example/a) www.evil.example x@evil.example"
    told = search.unknown(asked, "Xã Cẩm Bình")
    assert told.startswith("Địa chỉ ghi xã, phường «Hết hạn Vào đâyhttps//evilexample/a")
    assert not set("*[]().:@") & set(told.partition("»")[0])
    assert len(search.unknown("a" * 5000, "X")) < 200


def test_an_address_that_names_no_commune_is_said():
    assert search.unknown("Xã X", "Xã Cẩm Bình") == (
        "Địa chỉ ghi xã, phường «Xã X», không có trong danh sách; đang xem Xã Cẩm Bình."
    )
