"""The method's own rules, pure."""
