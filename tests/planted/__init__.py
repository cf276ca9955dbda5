"""Synthetic territories where a need, its resource and its gap are planted, or nothing is."""
