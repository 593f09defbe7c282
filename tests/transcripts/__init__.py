"""Whole conversations, as they were had: documentation to read aloud, and tests that replay them."""
