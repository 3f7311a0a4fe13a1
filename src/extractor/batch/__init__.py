"""Floor 6: many files, many processes, stopped at any moment, nothing lost."""
