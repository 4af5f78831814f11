"""Whom a figure describes: the mentions of its sentence, weighed as its subject."""
