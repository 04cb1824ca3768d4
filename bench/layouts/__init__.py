"""Papers drawn in many layouts, and the judge of how they were read."""
