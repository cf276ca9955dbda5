"""From the rows of a survey to private statements."""
