"""Floor 3: pure functions from a reading and earlier findings to new findings. Siblings share rule.py and findings.py only."""
