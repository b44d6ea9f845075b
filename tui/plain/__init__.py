"""The whole planner as plain lines, for screen readers, braille displays and dumb terminals."""
