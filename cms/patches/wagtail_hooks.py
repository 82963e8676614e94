"""Wagtail loads these modules when a hook is first asked for, in the order of `INSTALLED_APPS`.

`cms.patches` stands last there: everybody else's hooks are registered when this is loaded.
"""

from cms.patches import localize_hooks

localize_hooks.apply()
