"""The commands of whoever runs Rundbord: serve, set up, back up, restore, check."""
