#!/bin/sh
# macOS opens this in its Terminal.
exec sh "$(dirname -- "$0")/start-carnet.sh" --own-window "$@"
