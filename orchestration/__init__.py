"""Reads documents, keeps their quantitative claims as events, and builds the warehouse from them."""
