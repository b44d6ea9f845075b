"""Exports of chats, platforms and mailboxes, all read into one type: `model.Export`."""
