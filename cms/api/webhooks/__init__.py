"""Messages to other programs about what happened to public pages, signed and tried again."""
