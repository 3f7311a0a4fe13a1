"""Tables: the two sheets that offices circulate, as plain rows of one report."""
