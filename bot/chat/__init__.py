"""What can come in from a platform and what can go out to one, in words that no platform owns."""
