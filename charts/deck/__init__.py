"""The briefing: slides from one scope, as one self-contained HTML file and as a 16:9 PDF."""
