"""Hand in, review, release: four eyes on what the paper says."""
