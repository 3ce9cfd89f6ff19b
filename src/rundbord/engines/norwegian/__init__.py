"""Norwegian words, names, dates and times, in bokmål and nynorsk."""
