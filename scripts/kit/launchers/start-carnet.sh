#!/bin/sh
# Starts the program of this folder that fits this computer. The file carnet.dat is looked for, and
# made, beside this script. Words behind it are passed on: sh start-carnet.sh --help
# --own-window says that the window closes when this script ends, so it waits before it does.

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1

case $(uname -s) in
    Darwin) system=macos ;;
    *) system=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
esac
case $(uname -m) in
    x86_64 | amd64) system=$system-x86_64 ;;
    arm64) [ "$system" = macos ] && system=$system-arm64 || system=$system-aarch64 ;;
    *) system=$system-$(uname -m) ;;
esac

own_window=
if [ "$1" = --own-window ]; then
    own_window=yes
    shift
fi

stop() {
    if [ -n "$own_window" ] && [ -t 0 ]; then
        cat <<END
@CLOSE@
END
        read -r _
    fi
    exit "$1"
}

say_missing() {
    cat >&2 <<END
@MISSING@
END
    stop 1
}

say_not_allowed() {
    place=$(findmnt -n -o TARGET -T "$here" 2>/dev/null) || place=$here
    cat >&2 <<END
@NOT_ALLOWED@
END
    stop 1
}

# Started from a window of files, there is no terminal yet: open the one this desktop has.
if [ $# = 0 ] && [ -z "$own_window" ] && ! [ -t 0 ] && [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; then
    for terminal in xdg-terminal-exec 'x-terminal-emulator -e' 'gnome-terminal --' 'kgx --' \
        'konsole -e' 'xfce4-terminal -x' 'mate-terminal -x' 'xterm -e'; do
        command -v "${terminal%% *}" >/dev/null 2>&1 || continue
        exec $terminal sh "$here/start-carnet.sh" --own-window
    done
fi

program=$here/bin/$system/carnet.exe
[ -e "$program" ] || program=$here/bin/$system/python/bin/carnet.exe
[ -e "$program" ] || say_missing
[ -x "$program" ] || chmod u+x "$program" 2>/dev/null
[ -x "$program" ] || say_not_allowed
case $program in
    */python/bin/*) set -- -I -B -m tui "$@" ;;
esac

# A window smaller than Carnet needs is asked to grow; terminals that cannot do it ignore this.
if [ -t 1 ]; then
    size=$(stty size 2>/dev/null </dev/tty)
    rows=${size% *} columns=${size#* }
    if [ "${rows:-0}" -gt 0 ] && { [ "$rows" -lt 24 ] || [ "$columns" -lt 80 ]; }; then
        printf '\033[8;%d;%dt' "$((rows < 24 ? 24 : rows))" "$((columns < 80 ? 80 : columns))"
    fi
fi

cd -- "$here" || exit 1
[ -n "$own_window" ] || exec "$program" "$@"
"$program" "$@" || stop $?
