"""The style sheet of the pages, from the same colours and sizes as the figures."""

from charts import theme

# At 1920 pixels everything is half as large again, so that a projector shows what a laptop shows.
_SHEET = """
@media (min-width: 1800px) {{ .stMain, .footer {{ zoom: 1.5; }} }}
header[data-testid="stHeader"] {{ display: none; }}
.stMainBlockContainer {{ padding: 0.4rem 1.2rem 3rem; max-width: none; }}
.stVerticalBlock {{ gap: 0.5rem; }}
.message {{ font-size: 1.75rem; font-weight: 700; line-height: 1.2; padding: 0; margin: 0; }}
.heading {{ font-size: 1.15rem; font-weight: 700; padding: 0; margin: 0; }}
.cards {{ display: flex; flex-wrap: wrap; gap: 0.6rem; }}
.card {{ flex: 1 1 10.5rem; border-left: 5px solid {accent}; background: {panel};
  padding: 0.35rem 0.7rem; }}
.card.alert {{ border-color: {alert}; background: {alert_paper}; }}
.card .label {{ font-size: 1rem; }}
.card .value {{ font-size: 2.1rem; font-weight: 700; line-height: 1.15; white-space: nowrap; }}
.card .under {{ font-size: 0.95rem; color: {soft}; line-height: 1.25; }}
.st-key-stacked .cards {{ flex-direction: column; }}
.note {{ font-size: 0.95rem; color: {soft}; margin: 0; }}
.strip {{ width: 100%; max-width: 60rem; font: 600 15px {font}; fill: {ink}; }}
.facts {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.6rem; margin: 0; }}
.facts dt {{ color: {soft}; }}
.facts dd {{ margin: 0; font-weight: 600; }}
.keys {{ display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; }}
.key i {{ display: inline-block; width: 1.1rem; height: 1.1rem; margin-right: 0.35rem;
  border: 1px solid {soft}; vertical-align: middle; }}
.scroll {{ overflow-x: auto; }}
.scroll table {{ border-collapse: collapse; width: 100%; font-size: 1rem; }}
.scroll caption {{ text-align: left; font-weight: 600; padding: 0.2rem 0; }}
.scroll th {{ background: {panel}; text-align: left; vertical-align: bottom; }}
.scroll th, .scroll td {{ border-bottom: 1px solid {rule}; padding: 0.2rem 0.5rem; }}
.scroll .r {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.footer {{ position: fixed; left: 0; right: 0; bottom: 0; z-index: 100; background: {ink};
  color: {paper}; padding: 0.25rem 1.2rem; font-size: 1rem; }}
.sample {{ background: {alert}; color: {paper}; font-weight: 700; padding: 0.1rem 0.6rem; }}
.hover-card {{ line-height: 1.35; }}
a[aria-current="page"] {{ border-bottom: 3px solid {accent}; border-radius: 0; font-weight: 700; }}
@media print {{ .footer {{ position: static; }} }}
"""


def stylesheet() -> str:
    """A style element for `st.html`."""
    sheet = _SHEET.format(
        accent=theme.LEVEL_COLOURS["met"],
        panel=theme.PANEL,
        alert=theme.ALERT,
        alert_paper=theme.ALERT_PAPER,
        soft=theme.INK_SOFT,
        ink=theme.INK,
        paper=theme.PAPER,
        rule=theme.RULE,
        font=theme.FONT,
    )
    return f"<style>{sheet}</style>"
