"""Scoring workbooks drawn at random, and the faults that are planted in them."""
