"""From failed outcomes to findings: one cause each, what would make it agree, and whether it touches the order."""
