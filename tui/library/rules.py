"""Says which steps a rule that applies everywhere speaks of."""

from tui.library.model import OrderRule, Step


def is_meant(step: Step, rule: OrderRule) -> bool:
    """Say whether an order rule speaks of this step (see `rules.toml` for what its fields mean)."""
    if step.id in rule.except_steps or step.id in rule.after or step.stage < rule.from_stage:
        return False
    if rule.groups and step.group not in rule.groups:
        return False
    return not rule.traits or any(getattr(step, trait) for trait in rule.traits)
