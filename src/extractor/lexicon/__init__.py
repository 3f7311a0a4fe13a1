"""Floor 2: words as data. Each room's words lie in a TOML file of its own, every entry with examples."""
