"""Every figure the project shows: one function here, one SQL file of the same name in `sql/`."""

from queries.catalog import (
    GROUPS,
    HEADLINE,
    build_facts,
    day_versions,
    find_commune,
    find_district,
    find_indicator,
    former_districts,
    indicators,
    report_dates,
    targets,
)
from queries.coverage import (
    coverage_by_commune,
    coverage_by_group,
    coverage_of_province,
    coverage_over_time,
)
from queries.db import Answers, Failure, QueryError, fill_day, load, rows, rows_by_indicator
from queries.equity import equity, equity_over_time
from queries.filters import accepted, add_filters, chosen
from queries.gaps import gaps
from queries.pace import improvement, pace_by_commune, pace_by_place
from queries.plan import plan_scorecard
from queries.profile import (
    commune_history,
    commune_profile,
    find_communes,
    reports_of_commune,
    warnings_of_commune,
)
from queries.rounds import (
    completeness,
    completeness_by_commune,
    contacts,
    find_round,
    reporting_status,
    rounds,
)
from queries.sources import (
    classification_sources,
    old_units_of,
    reference_sources,
    reports_in_force,
    warnings,
)
from queries.teaching import teaching_plan, teaching_totals
from queries.views import coverage_by_district, coverage_by_old_unit

__all__ = [
    "GROUPS",
    "HEADLINE",
    "Answers",
    "Failure",
    "QueryError",
    "accepted",
    "add_filters",
    "build_facts",
    "chosen",
    "classification_sources",
    "commune_history",
    "commune_profile",
    "completeness",
    "completeness_by_commune",
    "contacts",
    "coverage_by_commune",
    "coverage_by_district",
    "coverage_by_group",
    "coverage_by_old_unit",
    "coverage_of_province",
    "coverage_over_time",
    "day_versions",
    "equity",
    "equity_over_time",
    "fill_day",
    "find_commune",
    "find_communes",
    "find_district",
    "find_indicator",
    "find_round",
    "former_districts",
    "gaps",
    "improvement",
    "indicators",
    "load",
    "old_units_of",
    "pace_by_commune",
    "pace_by_place",
    "plan_scorecard",
    "reference_sources",
    "report_dates",
    "reporting_status",
    "reports_in_force",
    "reports_of_commune",
    "rounds",
    "rows",
    "rows_by_indicator",
    "targets",
    "teaching_plan",
    "teaching_totals",
    "warnings",
    "warnings_of_commune",
]
