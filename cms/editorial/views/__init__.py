"""Views of the admin: a page's forms, its history, and the list of what waits for release."""
