"""Names in a text: of the vocabulary, defined by the document, or told by their form and setting."""
