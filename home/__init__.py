"""The front page and plain pages; every site has them.

`models.py` has both: the front page puts together what staff has placed (`get_placed_sections`,
offered by the sections' `contributions`) and a lead story (`get_lead_page`). `blocks.py` is what
staff chooses from.
"""
