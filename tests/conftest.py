"""How the property tests run: the same examples every time, and no test that fails because a machine is slow.

``HYPOTHESIS_PROFILE=deep`` tries many more examples, new ones every time.
"""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile("deep", deadline=None, max_examples=5_000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
