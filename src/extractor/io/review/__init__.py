"""Review: reports as pages to look at, one file each, that ask the network for nothing."""
