"""Each user's first page, and the first page of an empty installation."""
