"""The map: commune outlines, a tile map, and their publication as static files."""
