"""Floor 4: the order of the stages, and the way from findings to grounded records."""
