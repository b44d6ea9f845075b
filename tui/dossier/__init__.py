"""What is handed over on paper or as files."""
