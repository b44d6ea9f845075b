"""What is said above the questions."""

from tui.planner.selection import Mode

PREFACES = {
    Mode.HELPING: "helper_preface",
    Mode.HELPING_UNASKED: "helper_preface",
    Mode.PARENT: "helper_preface",
    Mode.PREPARING: "prepare_preface",
}
"""What is said above each question to those who do not answer for themselves, now."""
