"""Every word the user sees, in every language."""
