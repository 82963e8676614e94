"""The blocks a page's body is made of; `story.StoryBlock` puts them together."""
