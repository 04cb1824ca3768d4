"""Two versions of an appraisal compared: what is gone, new, carried over or otherwise. Prints nothing and evaluates nothing."""
