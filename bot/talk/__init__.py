"""Kinds of question, a script of them, and the pure engine that walks it."""
