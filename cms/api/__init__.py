"""The headless API: what everybody can read as HTML, typed, for other programs."""
