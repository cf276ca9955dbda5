"""Who could carry an activity, under what law: dated, sourced, three-valued. Pure."""
