"""The look, in one place: colours by meaning, type sizes, the Plotly template."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

FONT = "Source Sans, Source Sans Pro, Noto Sans, sans-serif"
SIZE_TEXT = 17
SIZE_LABEL = 16
SIZE_PROJECTED = 22  # the least at 1080 lines (method.md, 9); Plotly draws without the scale

INK = "#111827"
INK_SOFT = "#374151"
PAPER = "#ffffff"
BLACK = "#000000"
PANEL = "#f1f5f9"
GRID = "#d1d5db"
RULE = "#94a3b8"
ALERT = "#9a1b1b"
ALERT_PAPER = "#fdecea"

# Classes of a share, lower bound included, anchored on the two targets: YlGnBu-5 (method.md, 8).
CLASS_BOUNDS = (50.0, 60.0, 70.0, 80.0)
CLASS_COLOURS = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
CLASS_NAMES = ("dưới 50 %", "50–60 %", "60–70 %", "70–80 %", "từ 80 %")

LEVEL_COLOURS = {
    "met": "#1f4e9c",
    "near": "#fdb863",
    "behind": "#b35806",
    "no_target": "#64748b",
    "not_applicable": PAPER,
    "no_data": PAPER,
    "small": PAPER,
}
LEVEL_NAMES = {
    "met": "Đạt",
    "near": "Gần đạt",
    "behind": "Tụt hậu",
    "no_target": "Không có mục tiêu năm này",
    "not_applicable": "Không có đối tượng",
    "no_data": "Chưa có số liệu",
    "small": "Số nhỏ, không công bố",
}
HELD_NAMES = {"met": "Đã tổ chức", "behind": "Chưa tổ chức"}  # of a yes or no

# Labels of pace: blue comes to the target, brown does not, the darker the worse (method.md, 8).
PACE_COLOURS = {
    "Đạt": LEVEL_COLOURS["met"],
    "Đúng tiến độ": "#8fb8de",
    "Cần tăng tốc": LEVEL_COLOURS["near"],
    "Chậm": LEVEL_COLOURS["behind"],
    "Giảm": "#662506",
    "Chưa đạt": "#e08214",
    "Không đạt": ALERT,
    "Không có mục tiêu": LEVEL_COLOURS["no_target"],
}

# Outlines on the map: colour and width in pixels, later ones over earlier ones.
OUTLINES = {
    "district": (INK_SOFT, 2.0),
    "former_district": (INK, 4.0),
    "kind": (INK, 4.0),
    "peer_group": (INK, 4.0),
    "remote": ("#b35806", 4.0),
    "border": ("#9a1b1b", 4.0),
    "mountainous": ("#b35806", 4.0),
    "minority_area": ("#c51b8a", 4.0),
    "has_minority_village": ("#7a0177", 4.0),
    "chosen": (INK, 5.0),
}
COMMUNE_RULE = (RULE, 1.0)
NO_DATA_RULE = (INK_SOFT, 1.5)
PLACE_LINE = "#b35806"
PROVINCE_LINE = "#1f4e9c"
TARGET_LINE = INK
# Lines of several places on one figure: colour and marker, the province first.
PLACE_LINES = (
    (PROVINCE_LINE, "circle"),
    (PLACE_LINE, "triangle-up"),
    ("#7a0177", "diamond"),
    ("#00695c", "square"),
    ("#9a1b1b", "cross"),
    ("#374151", "x"),
)

REMOTE_MARK = "▲"
MINORITY_MARK = "◆"
SILENT_MARK = "!"
LEVEL_MARKS = {"no_data": "?", "not_applicable": "–", "small": "×"}
SAMPLE_MARK = "SỐ LIỆU MẪU"


@dataclass(frozen=True)
class Look:
    """One medium: its colours, type and lines in points (pixels at 1080 lines on the projector)."""

    text: float  # the least size
    label: float
    heading: float
    rule: float  # the least width of a line
    line: float  # a line of data
    mark: float  # a marker's width
    ink: str
    ink_soft: str
    grid: str
    paper: str
    most_labels: int  # names on a map


PROJECTOR = Look(22, 28, 64, 3, 6, 16, INK, INK_SOFT, RULE, PAPER, 7)  # method.md, 9
# Black type in one ink; greys are tints of it (method.md, 10).
PRESS = Look(7, 7.5, 11, 0.5, 1.25, 4, BLACK, BLACK, "#b3b3b3", PAPER, 12)
STAMP = "#e2e8f0"  # the mark of the sample across a slide, behind what is read
# On a dark projector: what each colour of text, paper and lines becomes; classes stay as they are.
DARK = {
    INK: "#f8fafc",
    INK_SOFT: "#d7dee8",
    PAPER: "#0b1220",
    PANEL: "#1b2536",
    GRID: "#475569",
    RULE: "#64748b",
    STAMP: "#1a2434",
    ALERT: "#fca5a5",
    ALERT_PAPER: "#3b1219",
    PROVINCE_LINE: "#93c5fd",
    PLACE_LINE: "#fdba74",
    "#7a0177": "#f0abfc",
    "#00695c": "#5eead4",
    "#c51b8a": "#f9a8d4",
}


def sample_marks(is_sample: bool) -> list[dict[str, Any]]:
    """The annotation of a figure of sample data, above its right end; none of real data."""
    mark = {
        "text": f"<b>{SAMPLE_MARK}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1.02,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": ALERT},
    }
    return [mark] if is_sample else []


def class_of(share_percent: float) -> int:
    """The class (0 to 4) of a share."""
    return sum(share_percent >= bound for bound in CLASS_BOUNDS)


def rgb(colour: str) -> tuple[int, int, int]:
    """The three channels of a #rrggbb colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def level_names(measure: str) -> dict[str, str]:
    """Levels in words; of a yes or no, the answers."""
    return LEVEL_NAMES | (HELD_NAMES if measure == "yes_no" else {})


def ink_on(colour: str) -> str:
    """Black or white, whichever has the higher contrast with a colour (WCAG 2.2)."""
    light = luminance(colour)
    return BLACK if (light + 0.05) ** 2 > 0.05 * 1.05 else PAPER


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache
def template() -> dict[str, Any]:
    """The Plotly look; passed to every figure, because Streamlit replaces the default one."""
    axis: dict[str, Any] = {
        "gridcolor": GRID,
        "linecolor": RULE,
        "zeroline": False,
        "automargin": True,
        "ticks": "",
        "fixedrange": True,
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": SIZE_LABEL, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "separators": ",.",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": axis | {"ticklabelstandoff": 6},
            "yaxis": axis,
            "hoverlabel": {"font": {"family": FONT, "size": SIZE_LABEL}},
            "showlegend": False,
            "dragmode": False,
        }
    }
