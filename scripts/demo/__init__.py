"""What the demonstration file is made of."""
