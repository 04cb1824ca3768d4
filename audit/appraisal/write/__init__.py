"""An appraisal written as a file, to be read back as the same appraisal."""
