"""The scheduler: who is woken when, and what becomes of every row."""
