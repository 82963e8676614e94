"""What happened to public pages, in order, for apps that keep a copy."""
