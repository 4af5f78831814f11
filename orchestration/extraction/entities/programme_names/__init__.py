"""Names of programmes, competitions and events, told by their heads, by their settings and by the items they open."""
