"""From the nodes of a file to the model: one module for each part of an appraisal."""
