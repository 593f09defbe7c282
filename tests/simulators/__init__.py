"""Slack and Discord as documented, over real sockets, so that the real libraries can talk to them."""
