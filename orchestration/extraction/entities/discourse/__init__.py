"""What an article, its sections and its sentences are about, and what refers back to it."""
