"""Floor 2: words as data. Each room has its words in TOML, most entries with examples that a test runs."""
