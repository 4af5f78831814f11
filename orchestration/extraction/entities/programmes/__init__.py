"""Programmes: who runs them, and which of them a figure belongs to."""
