"""From report files to the database: reference facts, reading, checking, keeping, building."""
