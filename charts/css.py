"""The style sheet of the pages, from the same colours and sizes as the figures."""

from functools import cache

from charts import over_time, theme

# At 1920 pixels everything is half as large again, so that a projector shows what a laptop shows.
_SHEET = """
@media (min-width: 1800px) {{ .stApp {{ transform: scale(1.5); transform-origin: 0 0;
  inset: 0 auto auto 0; width: 66.667vw; height: 66.667vh; }}
  .js-plotly-plot {{ zoom: 0.66667; }}
  .js-plotly-plot text, #js-plotly-tester text {{ font-size: {projected}px !important; }} }}
header[data-testid="stHeader"] {{ display: none; }}
.stMainBlockContainer {{ padding: 0.4rem 1.2rem 3rem; max-width: none; }}
.stVerticalBlock {{ gap: 0.4rem; }}
.st-key-filters label {{ min-height: 0; margin-bottom: 0.1rem; }}
.together {{ display: flex; flex-direction: column; gap: 0.4rem; }}
.together > * {{ min-width: 0; }}
.stHeading h1 {{ font-size: 1.75rem !important; font-weight: 700; line-height: 1.2;
  padding: 0 !important; letter-spacing: normal; }}
.stElementContainer:has(.stPlotlyChart), .stFullScreenFrame:has(.stPlotlyChart) {{
  width: round(down, 100%, 1px) !important; }}
.stHeading, .stHeading * {{ margin: 0 !important; }}
.heading {{ font-size: 1.15rem; font-weight: 700; padding: 0; margin: 0; }}
.cards {{ display: flex; flex-wrap: wrap; gap: 0.6rem; }}
.deck-events-root:focus-visible {{ outline: 3px solid {accent} !important; outline-offset: -3px; }}
[data-variant="segmented_control"][data-selected="true"] * {{ color: {ink} !important; }}
.card {{ flex: 1 1 10.5rem; border-left: 5px solid {accent}; background: {panel};
  padding: 0.25rem 0.7rem; }}
.card.alert {{ border-color: {alert}; background: {alert_paper}; }}
.card .label {{ font-size: 1rem; }}
.card .value {{ font-size: 2rem; font-weight: 700; line-height: 1.15; white-space: nowrap; }}
.card .under {{ font-size: 0.95rem; color: {soft}; line-height: 1.25; }}
.st-key-stacked .cards {{ flex-direction: column; gap: 0.35rem; }}
.st-key-stacked .card {{ flex: none; padding-block: 0.1rem; }}
.st-key-stacked .label {{ line-height: 1.2; }}
.st-key-stacked .value {{ font-size: 1.4rem; }}
.lines {{ margin: 0 !important; padding: 0 0 0 1.1rem !important; font-size: 0.95rem; }}
.lines li {{ margin: 0 !important; padding: 0 !important; font-size: inherit !important;
  line-height: 1.3; }}
.st-key-plans .card {{ flex: 1 1 13rem; padding-block: 0.1rem; }}
.st-key-plans .value {{ font-size: 1.4rem; }}
.st-key-plans .track {{ height: 1.3rem; min-width: 0; }}
.st-key-tasks td:not(:last-child) {{ white-space: nowrap; }}
.st-key-tasks td:last-child {{ min-width: 8rem; }}
.note {{ font-size: 0.95rem; color: {soft}; margin: 0; }}
.strip {{ max-width: 60rem; font-size: 0.95rem; }}
.ticks {{ display: block; width: 100%; height: 0.8rem; }}
.classes {{ display: flex; line-height: 1.3; }}
.classes span {{ flex: 1 1 0; text-align: center; white-space: nowrap; }}
.classes i {{ display: block; height: 0.9rem; border: 1px solid {soft}; }}
.printed {{ display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }}
.printed img {{ border: 1px solid {rule}; }}
.facts {{ display: grid; grid-template-columns: max-content 1fr; gap: 0.05rem 0.6rem;
  margin: 0 !important; padding: 0 !important; font-size: 0.95rem; line-height: 1.35; }}
.facts dt {{ color: {soft}; }}
.facts dd {{ margin: 0; font-weight: 600; }}
.bars {{ margin: 0; max-width: 62rem; }}
.bars figcaption {{ font-size: 1.15rem; font-weight: 700; color: {ink}; }}
.bars figcaption .sample {{ font-size: 0.8rem; margin-left: 0.6rem; }}
.bars table {{ width: 100%; border-collapse: collapse; table-layout: fixed; line-height: 1.25; }}
.bars th, .bars td {{ padding: 0; border: 0; }}
.bars th {{ font-weight: 400; text-align: right; white-space: nowrap; padding-right: 0.4rem; }}
.bars th:first-child {{ width: 9.2rem; }}
.bars .r {{ text-align: right; font-weight: 700; white-space: nowrap; width: 5.2rem;
  font-variant-numeric: tabular-nums; }}
.bars thead th {{ font-size: 0.9rem; }}
.bars th.r {{ padding-right: 0; }}
.track {{ position: relative; height: 1.55rem; min-width: 9rem; }}
.track i {{ position: absolute; left: 0; top: 0.12rem; bottom: 0.12rem; }}
.track b {{ position: absolute; left: 0; top: 0.14rem; padding-left: 0.35rem; font-weight: 600;
  white-space: nowrap; }}
.track u {{ position: absolute; top: 0; bottom: 0; width: 0; }}
.track .goal {{ border-left: 3px solid {ink}; }}
.track .step {{ border-left: 3px dotted {ink}; }}
.track span {{ position: absolute; bottom: 0; padding: 0 0.25rem; }}
.pairs {{ margin: 0; }}
.pairs figcaption {{ font-size: 1.15rem; font-weight: 700; color: {ink}; }}
.pairs figcaption .sample {{ font-size: 0.8rem; margin-left: 0.6rem; }}
.pairs table {{ width: 100%; border-collapse: collapse; table-layout: fixed; line-height: 1.25; }}
.pairs th, .pairs td {{ padding: 0; border: 0; font-weight: 400; text-align: left; }}
.pairs th:first-child {{ width: 14.5rem; }}
.pairs .r {{ width: 7.5rem; text-align: right; white-space: nowrap; font-weight: 700; }}
.pairs thead th {{ font-size: 0.9rem; vertical-align: bottom; }}
.rail {{ position: relative; height: 1.42rem; margin: 0 12.5rem 0 15.5rem; }}
.rail i {{ position: absolute; top: 0.65rem; height: 0.2rem; background: {rule}; }}
.rail > b {{ position: absolute; top: 0.3rem; width: 0.9rem; height: 0.9rem; border-radius: 50%;
  margin-left: -0.45rem; }}
.rail span {{ position: absolute; top: 0; bottom: 0; line-height: 1.42rem; margin: 0 0.6rem;
  white-space: nowrap; background: {paper}; }}
.rail em {{ position: absolute; top: 0; bottom: 0; left: 0; line-height: 1.42rem;
  background: {paper}; color: {soft}; white-space: nowrap; }}
.rail > b.worse {{ background: {place}; }}
.rail > b.better {{ background: {accent}; }}
b.worse {{ color: {place}; }}
b.better {{ color: {accent}; }}
.rail u {{ position: absolute; top: 0; bottom: 0; width: 0; }}
.rail u.goal {{ border-left: 3px solid {ink}; }}
.rail u.step {{ border-left: 3px dotted {ink}; }}
u.mean {{ border-left: 2px dashed {soft}; }}
figcaption u.mean {{ display: inline-block; height: 1rem; margin: 0 0.2rem; }}
.multiples {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
  gap: 0.4rem 0.8rem; }}
.multiples figure {{ margin: 0; padding-left: 3rem; white-space: nowrap; }}
.multiples figcaption {{ margin-left: -3rem; color: {ink}; }}
.multiples figure::after, .multiples div::before, .multiples div::after {{ font-size: 0.95rem;
  line-height: 1.1; color: {soft}; }}
.multiples figure::after {{ content: var(--days); display: block; text-align-last: justify; }}
.multiples div {{ position: relative; height: 5.5rem; print-color-adjust: exact; background:
  var(--own) 0 calc(100% * var(--from) / (var(--whole) - 1)) / 100% calc(100% * var(--whole)),
  var(--behind) 0 0 / 100% 100%; }}
.multiples div::before, .multiples div::after {{ position: absolute; right: calc(100% + 0.3rem); }}
.multiples div::before {{ content: var(--top); top: 0; }}
.multiples div::after {{ content: "0"; bottom: 0; }}
.path {{ margin: 0; }}
.path .key i {{ width: {key_wide}px; height: {key_high}px; border: 0; background-size: 100% 100%;
  vertical-align: middle; print-color-adjust: exact; }}
{keys}
.path div {{ position: relative; height: 14rem; margin: 0.9rem 1.6rem 1.7rem 3.6rem;
  background-size: 100% 100%; print-color-adjust: exact; }}
.path.tall div {{ height: 19rem; }}
.path s, .path div u {{ position: absolute; text-decoration: none; font-size: 0.95rem;
  color: {soft}; line-height: 1; white-space: nowrap; }}
.path s {{ right: calc(100% + 0.4rem); transform: translateY(-50%); }}
.path div u {{ top: calc(100% + 0.5rem); transform: translateX(-50%); }}
.path div .event {{ top: auto; bottom: 0.3rem; padding-left: 0.4rem; transform: none;
  color: {ink}; }}
[data-testid="stFileUploaderDropzone"] button p {{ display: none; }}
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"]::after {{
  content: "Chọn tệp"; }}
[data-testid="stFileUploaderDropzone"] input {{ visibility: hidden; }}
[data-testid="stFileUploaderDropzoneInstructions"] > * {{ display: none; }}
[data-testid="stFileUploaderDropzoneInstructions"]::after {{ font-size: 0.95rem;
  content: "hoặc thả vào đây; mỗi tệp không quá 20 MB"; }}
[data-testid="stTooltipErrorContent"] {{ display: none; }}
[data-testid="stFileUploader"]:has([data-testid="stFileChipIconError"])::after {{ color: {alert};
  content: "Tệp có dấu đỏ không nhận được: phải là .xlsx, .xls, .ods hoặc .csv, không quá 20 MB"; }}
.st-key-menu {{ gap: 0.5rem; }}
p.sample {{ width: max-content; margin: 0; }}
.alarm {{ background: {alert_paper}; border-left: 5px solid {alert}; padding: 0.2rem 0.7rem;
  margin: 0; }}
.unseen {{ position: absolute; clip-path: inset(50%); }}
.path figcaption, .keys {{ display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; }}
.key i {{ display: inline-block; width: 1.1rem; height: 1.1rem; margin-right: 0.35rem;
  border: 1px solid {soft}; vertical-align: middle; font-style: normal; text-align: center;
  line-height: 1; }}
.scroll {{ overflow-x: auto; }}
.scroll table {{ border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.3; }}
.scroll a {{ color: {accent}; }}
.scroll caption {{ text-align: left; font-weight: 600; padding: 0.2rem 0; }}
.scroll th {{ background: {panel}; text-align: left; vertical-align: bottom; }}
.scroll th, .scroll td {{ border-bottom: 1px solid {rule}; padding: 0.2rem 0.5rem; }}
.scroll .r {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }}
.scroll th.r {{ white-space: normal; min-width: 4.5rem; }}
.st-key-dense .scroll table {{ line-height: 1.25; }}
.st-key-dense .scroll th, .st-key-dense .scroll td {{ padding: 0.1rem 0.5rem; }}
.st-key-dense .scroll th {{ white-space: nowrap; min-width: 0; }}
.footer {{ position: fixed; left: 0; right: 0; bottom: 0; z-index: 100; background: {ink};
  color: {paper}; padding: 0.25rem 1.2rem; font-size: 1rem; }}
.sample {{ background: {alert}; color: {paper}; font-weight: 700; padding: 0.1rem 0.6rem; }}
.stDeckGlJsonChart div:has(.deck-tooltip) {{ overflow: clip visible !important; }}
/* The box is drawn by the card inside: a commune outside the filters then shows none. */
.deck-tooltip {{ z-index: 2 !important; background: none !important; padding: 0 !important; }}
.hover p {{ display: none; margin: 0; line-height: 1.35; background: {paper}; color: {ink};
  border: 1px solid {soft}; padding: 0.4rem 0.6rem; font-size: 1rem; }}
.hover p::before {{ content: var(--name); display: block; font-weight: 700; }}
.hover p::after {{ white-space: pre-line; }}
.hover .own::before {{ display: none; }}
.menu {{ display: flex; align-items: baseline; white-space: nowrap; }}
.menu > b {{ margin-right: 0.4rem; }}
.menu a, .menu summary {{ color: {ink}; text-decoration: none; padding: 0.2rem 0.3rem; }}
.menu details {{ position: relative; }}
.menu summary {{ cursor: pointer; }}
.menu details div {{ position: absolute; z-index: 101; background: {paper};
  border: 1px solid {rule}; display: flex; flex-direction: column; min-width: 100%; }}
.menu details.here > summary {{ font-weight: 700; border-bottom: 3px solid {accent}; }}
.menu a[aria-current] {{ border-bottom: 3px solid {accent}; font-weight: 700; }}
.menu a:hover {{ background: {panel}; }}
@media print {{ .footer {{ position: static; }} }}
"""


@cache
def stylesheet() -> str:
    """A style element for `st.html`, made once."""
    sheet = _SHEET.format(
        projected=theme.SIZE_PROJECTED,
        keys=over_time.key_styles(),
        key_wide=over_time.KEY[0],
        key_high=over_time.KEY[1],
        accent=theme.LEVEL_COLOURS["met"],
        panel=theme.PANEL,
        alert=theme.ALERT,
        alert_paper=theme.ALERT_PAPER,
        soft=theme.INK_SOFT,
        ink=theme.INK,
        paper=theme.PAPER,
        rule=theme.RULE,
        place=theme.PLACE_LINE,
    )
    return f"<style>{sheet}</style>"
