"""The first lines of the program that `scripts/make_usb.py` makes."""

import os
import sys

from tui.safety.own_program import forget_the_start

forget_the_start(os.environ)

from tui.cli import main

sys.exit(main())
