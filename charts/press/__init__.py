"""Figures for newsprint: put into a size, written in every format, read back and checked."""
