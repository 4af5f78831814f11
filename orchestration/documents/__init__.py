"""Bytes to articles: readers by format, repair, segmentation, datelines. No Dagster, no database."""
