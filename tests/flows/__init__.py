"""The flows, as people walk through them."""
