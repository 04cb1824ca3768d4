"""The appraisal as data: how a file is loaded, what a printed figure is, texts and how they are compared, and the model."""
