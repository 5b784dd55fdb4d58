"""`python -m queries NAME`: any query from the shell, as CSV or JSON on standard output."""

import argparse
import inspect
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

import queries
from data.neutral import neutral_table
from queries.filters import add_filters, chosen

DEFAULT_STORE = Path(__file__).parents[1] / "data" / "store"

QUERIES: dict[str, Callable[..., pd.DataFrame]] = {
    function.__name__: function
    for function in (
        queries.coverage_by_commune,
        queries.coverage_of_province,
        queries.gaps,
        queries.coverage_over_time,
        queries.coverage_by_group,
        queries.equity,
        queries.equity_over_time,
        queries.coverage_by_district,
        queries.coverage_by_old_unit,
        queries.pace_by_commune,
        queries.pace_by_place,
        queries.improvement,
        queries.plan_scorecard,
        queries.teaching_plan,
        queries.teaching_totals,
        queries.rounds,
        queries.reporting_status,
        queries.completeness,
        queries.completeness_by_commune,
        queries.contacts,
        queries.build_facts,
        queries.indicators,
        queries.targets,
        queries.report_dates,
        queries.day_versions,
        queries.former_districts,
        queries.reports_in_force,
        queries.warnings,
        queries.classification_sources,
        queries.reference_sources,
        queries.old_units_of,
        queries.find_communes,
        queries.commune_profile,
        queries.commune_history,
        queries.reports_of_commune,
        queries.warnings_of_commune,
    )
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one query; 0 when it answered, 2 when the request or the database is not there."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.list or not options.name:
        print("\n".join(f"{name}: {_question(one)}" for name, one in QUERIES.items()))
        return 0
    try:
        table = _ask(options)
    except FileNotFoundError as error:
        print(f"no database at {error}: run `python -m data build` first", file=sys.stderr)
        return 2
    except queries.QueryError as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.write(_written(table, options.format))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description=__doc__)
    parser.add_argument("name", nargs="?", choices=QUERIES, metavar="NAME")
    parser.add_argument("--list", action="store_true", help="every query and what it answers")
    add_filters(parser)
    parser.add_argument(
        "--by", choices=("province", "district", "group", "commune"), default="province"
    )
    parser.add_argument("--people-per-week", type=_people, default=1000, metavar="N")
    parser.add_argument("--keeps-pace", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--commune", metavar="CODE", help="needed by those of one commune")
    parser.add_argument("--round", metavar="CODE", help="one reporting round, of all otherwise")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day to count reports and days left from",
    )
    parser.add_argument("--text", default="", help="what find_communes looks for")
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    return parser


def _people(text: str) -> int:
    people = int(text)
    if not 0 <= people <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to 1000000 people")
    return people


def _ask(options: argparse.Namespace) -> pd.DataFrame:
    store = Path(os.environ.get("HATINH_DATA_DIR") or DEFAULT_STORE)
    connection = queries.load(store / "hatinh.duckdb")
    query = QUERIES[options.name]
    wanted = inspect.signature(query).parameters
    needed = wanted.get("commune_code")
    if needed and needed.default is inspect.Parameter.empty and not options.commune:
        raise queries.QueryError(f"{options.name} needs --commune CODE")
    return query(connection, **queries.accepted(options.name, _values(connection, options)))


def _values(
    connection: duckdb.DuckDBPyConnection, options: argparse.Namespace
) -> dict[str, str | int | None]:
    return chosen(connection, options) | {
        "by": options.by,
        "people_per_week": options.people_per_week,
        "keeps_pace": options.keeps_pace,
        "commune_code": options.commune and queries.find_commune(connection, options.commune),
        "of_round": options.round and queries.find_round(connection, options.round),
        "today": options.today.isoformat(),
        "text": options.text,
    }


def _question(query: Callable[..., pd.DataFrame]) -> str:
    return (query.__doc__ or "").splitlines()[0]


def _written(table: pd.DataFrame, form: str) -> str:
    if form == "csv":
        return neutral_table(table).to_csv(index=False, lineterminator="\n")
    written = table.copy()
    for name in map(str, table.select_dtypes("datetime")):
        if not name.endswith("_at"):
            written[name] = table[name].dt.strftime("%Y-%m-%d")
    text = written.to_json(
        orient="records", force_ascii=False, date_format="iso", date_unit="s", indent=1
    )
    return text + "\n"


if __name__ == "__main__":
    sys.exit(main())
