"""The appraisal as plain frozen data: what was compared, what was printed, and how figures follow."""
