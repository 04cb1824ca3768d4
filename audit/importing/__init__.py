"""From documents to a draft of an appraisal file: what each table is, what each cell prints, and what a person has to look at."""
