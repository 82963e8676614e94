"""What this site changes inside Wagtail and wagtail-localize where they offer no public way.

One module a change, with an `apply()` that `apps.py` calls once, after all other apps are ready, or
`wagtail_hooks.py` after all other hooks are registered.
Each says what it changes, why, in which version of the package, and what would make it needless.
Nobody imports these modules and they import no app of ours but `cms.texts`, so that a patch can be
deleted by itself.
`tests/cms/patches` fails when the code that is changed has changed upstream.
"""
