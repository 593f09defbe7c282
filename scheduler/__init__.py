"""Wakes members when their moment comes and delivers every message."""
