"""A contact sheet of everything that the coach says, drawn as the platforms draw it, for a designer's eyes."""
