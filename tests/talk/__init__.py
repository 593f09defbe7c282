"""The engine: questions, routes, moves."""
