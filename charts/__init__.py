"""Figures, maps and tables from query results: pure functions, one look."""
