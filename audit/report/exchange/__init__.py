"""Results in the forms that other programs exchange: pipelines, code hosts, spreadsheets. Each form is one module; none evaluates anything."""

__all__: list[str] = []
