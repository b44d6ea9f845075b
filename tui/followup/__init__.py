"""What is followed over weeks: accounts and who can reach them, searches of one's own name."""
