"""SỐ LIỆU MẪU: reports to look at while there are no real ones. Every figure is invented.

Only the names, codes and populations are real. The counts grow along invented curves, chosen so
that the province passes 58 % on 10/12/2025 and 74 % on 31/10/2026 with the border and mountainous
communes 12 to 25 points behind, because that is the picture the project is there to show. What
goes wrong in real reporting goes wrong here too: see `data.sample.events`.
"""

from data.sample.reports import SampleReport, sample_reports

__all__ = ["SampleReport", "sample_reports"]
