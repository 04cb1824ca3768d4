"""From the appraisal to relation instances, and from printed figures to the true values they allow."""
