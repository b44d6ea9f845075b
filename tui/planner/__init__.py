"""The planner: answers become facts, a risk picture and a plan in a safe order; pure functions."""
