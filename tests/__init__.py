"""The tests: read together they are the specification."""
