"""What the other engines must know about Norwegian: dates, times, names, places, bokmål and nynorsk."""
