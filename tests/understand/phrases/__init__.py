"""What people type and what must be understood by it, one row a line, and the reader of these tables."""
