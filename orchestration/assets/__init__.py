"""The Dagster assets, one module a stage: thin, since what they do is done by the packages below."""
