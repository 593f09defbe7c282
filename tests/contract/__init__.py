"""What we send, held against the platforms' own published schemas, which stand beside the project."""
