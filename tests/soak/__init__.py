"""The long runs, with kills and faults: `make soak N=200`."""
