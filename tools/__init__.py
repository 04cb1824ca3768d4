"""Scripts for maintainers of the appraisals that come with the project; no part of the package."""
