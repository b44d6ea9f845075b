"""A limited copy of the file for somebody who helps, and its way back; no screen."""
