"""Measurements: speed, which faults are found and placed, how well documents are read."""
