"""The Dagster assets: thin, one module a stage; all logic stands in the packages below."""
