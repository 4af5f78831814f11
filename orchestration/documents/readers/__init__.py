"""One module a file format: each turns bytes into raw text and says where its prose lies."""
