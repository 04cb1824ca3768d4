"""Rules as data: packs, the named checks they use, and what came of each rule on each subject."""
