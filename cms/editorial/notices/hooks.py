"""What this room adds to the admin."""
