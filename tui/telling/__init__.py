"""What is told in the same words, and done in the same way, by the screens and by plain lines."""
