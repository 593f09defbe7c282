"""What connects the coach to the places where people chat."""
