"""The blocks a page's body is made of; `story.BodyBlock` puts them together."""
