"""Floor 7: parse, call, exit code."""
