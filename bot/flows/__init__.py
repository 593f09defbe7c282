"""The conversations, one a file; `base` says what a flow is, `all` which there are."""
