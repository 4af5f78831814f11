"""Text to observations in typed stages: sentences, numbers, quantities, claims, observations. Pure: no I/O."""
