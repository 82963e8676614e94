"""What text must be before it is kept or leaves as XML. A plain package: no models, no settings.

- What is taken out, written out or kept: `tidy.py`
"""
