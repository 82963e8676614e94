"""What everybody sees first: their next steps."""
