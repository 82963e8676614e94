"""What answers are made of, as types; the OpenAPI document is written from them."""
