"""How hypothesis searches: no deadline, as machines are noisy; in CI the same cases each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("project")
