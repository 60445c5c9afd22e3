"""Groups of a collection's articles, by outlet or time: what rates and words each has."""
