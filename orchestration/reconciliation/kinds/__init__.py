"""One module a kind of relation. Each says what evidence it needs before it holds figures against each other."""
