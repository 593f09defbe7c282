"""The method's own words as frozen dataclasses and pure functions: no store, no platform, no texts."""
