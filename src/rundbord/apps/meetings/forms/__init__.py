"""Forms of meetings; the styled base is for the apps above too."""
