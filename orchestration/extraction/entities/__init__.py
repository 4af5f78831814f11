"""Organisations and programmes: their names in a text, what refers to them, and whom a figure describes."""

from orchestration.extraction.entities.names.recognition import DocumentNames
from orchestration.extraction.entities.resolution import ArticleEntities
from orchestration.extraction.entities.subjects.subject import Subject

__all__ = ["ArticleEntities", "DocumentNames", "Subject"]
