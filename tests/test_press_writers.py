"""Files of a figure, and the same in four inks: read by other eyes than the checks'."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import press_samples
import pytest
from PIL import Image
from pypdf import PdfReader

from charts import inks, theme
from charts.press import cmyk

SCREEN = {"g", "G", "rg", "RG", "sc", "SC", "sh", "ri"}
WIDTH, HEIGHT = press_samples.size_of(is_sample=True)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return press_samples.files(is_sample=True)


def streams(pdf: pikepdf.Pdf):
    """Every stream of a PDF that can be parsed as something to paint."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") not in ("/ObjStm", "/XRef"):
            painted = thing.get("/Subtype") == "/Form" or "/PatternType" in thing
            if painted or any(page.obj.Contents.objgen == thing.objgen for page in pdf.pages):
                yield pikepdf.parse_content_stream(thing)


def test_the_svg_has_real_text_in_a_typeface_that_it_brings(files):
    root = ElementTree.fromstring(files["svg"])
    written = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert press_samples.DRAWING.title in written
    assert "Xã Kỳ Thượng ▲◆" in written
    rules = root.find(".//{http://www.w3.org/2000/svg}style").text
    assert rules.count("@font-face{font-family:'Source Sans Pro'") == 2
    assert set(re.findall(r"font-weight:(\d+)", rules)) == {"400", "700"}
    assert b"http" not in re.sub(rb'xmlns(:\w+)?="[^"]*"', b"", files["svg"]).split(b"<defs>", 1)[1]


def test_the_outlines_have_no_text(files):
    root = ElementTree.fromstring(files["outlines"])
    assert list(root.iter("{http://www.w3.org/2000/svg}text")) == []
    assert len(list(root.iter("{http://www.w3.org/2000/svg}use"))) > 50


@pytest.mark.parametrize("kind", ["svg", "outlines"])
def test_an_svg_has_its_size_in_millimetres(files, kind):
    root = ElementTree.fromstring(files[kind])
    assert (root.get("width"), root.get("height")) == (f"{WIDTH:.2f}mm", f"{HEIGHT:.2f}mm")


@pytest.mark.parametrize("kind", ["pdf", "cmyk"])
def test_a_pdf_has_real_text_of_embedded_typefaces_and_its_size(files, kind):
    (page,) = PdfReader(BytesIO(files[kind])).pages
    assert "Hà Tĩnh còn thiếu 65.919 người" in page.extract_text()
    assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(92, abs=0.01)
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]
    assert {one["/BaseFont"].split("+")[1] for one in fonts} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Bold",
    }
    for one in fonts:
        (below,) = one["/DescendantFonts"]
        assert below.get_object()["/Subtype"] == "/CIDFontType2"
        assert len(below.get_object()["/FontDescriptor"]["/FontFile2"].get_data()) > 1000


def test_the_pdf_for_the_press_has_no_colour_of_the_screen(files):
    with pikepdf.open(BytesIO(files["cmyk"])) as pdf:
        found = list(streams(pdf))
        assert len(found) >= 1
        for stream in found:
            assert {str(one.operator) for one in stream} & SCREEN == set()
            spaces = [one for one in stream if str(one.operator) in ("cs", "CS")]
            assert {str(one.operands[0]) for one in spaces} <= {"/DeviceCMYK", "/Pattern"}
        assert all("/Group" not in page.obj for page in pdf.pages)
    assert b"DeviceRGB" not in files["cmyk"]
    assert b"DeviceGray" not in files["cmyk"]


def test_type_is_printed_in_black_ink_alone(files):
    with pikepdf.open(BytesIO(files["cmyk"])) as pdf:
        for stream in streams(pdf):
            colour, used = None, set()
            for one in stream:
                if str(one.operator) == "k":
                    colour = tuple(float(part) for part in one.operands)
                elif str(one.operator) in ("Tj", "TJ"):
                    used.add(colour)
            # Black, white on a dark class, and the pale mark of the sample.
            assert used == {(0, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 0.12)}


def test_a_class_is_printed_in_the_inks_set_for_it(files):
    with pikepdf.open(BytesIO(files["cmyk"])) as pdf:
        fills = {
            tuple(round(100 * float(part)) for part in one.operands)
            for stream in streams(pdf)
            for one in stream
            if str(one.operator) == "k"
        }
    assert {inks.of(theme.CLASS_COLOURS[0]), inks.of(theme.CLASS_COLOURS[3])} <= fills
    assert fills <= set(inks.INKS.values())


def test_hatches_are_printed_in_inks_too():
    def hatched(axes, look):
        axes.barh([0.3], [50], color=look.paper, edgecolor=look.ink, hatch="////")

    content = press_samples.files(press_samples.also(hatched))["cmyk"]
    with pikepdf.open(BytesIO(content)) as pdf:
        found = list(streams(pdf))
    assert len(found) == 2
    assert all({str(one.operator) for one in stream} & SCREEN == set() for stream in found)


def test_a_colour_without_inks_is_refused():
    def foreign(axes, look):
        axes.barh([0.3], [50], color="red")

    with pytest.raises(inks.UnknownInkError, match="#ff0000"):
        press_samples.files(press_samples.also(foreign))


@pytest.mark.parametrize(
    ("channels", "colour"), [([0.5], "#808080"), ([1, 1, 0.8], "#ffffcc"), ([0, 0, 0], "#000000")]
)
def test_channels_are_read_as_the_colour_that_was_written(channels, colour):
    assert cmyk.hex_of(channels) == colour


def test_the_picture_has_300_dots_per_inch_and_its_proof_no_colour(files):
    for kind, mode in (("png", "RGB"), ("grey", "L")):
        with Image.open(BytesIO(files[kind])) as image:
            assert image.mode == mode
            assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
            # 92 mm of 25,4 mm an inch are 1087 dots.
            assert image.size[0] == pytest.approx(92 / 25.4 * 300, abs=1)


def test_the_same_figure_gives_the_same_files_in_another_process(files):
    script = (
        "import hashlib, press_samples\n"
        "for kind, content in press_samples.files(is_sample=True).items():\n"
        "    print(kind, hashlib.sha256(content).hexdigest())"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        (sys.executable, "-c", script),
        cwd=here.parent,
        env={"PYTHONPATH": f"{here.parent}:{here}", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    from hashlib import sha256

    assert done.stdout.splitlines() == [
        f"{kind} {sha256(content).hexdigest()}" for kind, content in files.items()
    ]
