"""The blocks a page's body is made of; `body.BodyBlock` puts them together."""
