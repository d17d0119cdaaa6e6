#!/usr/bin/env bash
# Poedit opens a PO file of xlate, translates an entry, accepts a fuzzy one, and saves. See docs/tools.md.
# poedit.sh [ru|ar|ja]
# Needs the Debian packages poedit and hunspell-ru, and those that screen.sh names.
source "$(dirname "$0")/screen.sh"

mkdir -p "$HOME/.config/poedit"
cat > "$HOME/.config/poedit/config" <<END
translator_name=P. Oedit
translator_email=poedit@example.org
compile_mo=0
END
poedit "$po" > "$work/poedit.log" 2>&1 & program=$!; started+=("$program")
window "talk.$language.po.*Poedit"
xdotool windowmove "$found" 0 0 windowsize "$found" 1100 780
sleep 1
picture poedit-1-opened

xdotool key ctrl+shift+Down # the next unfinished entry
click 300 680 # into its translation
paste "$words"
picture poedit-2-translated
xdotool key --repeat "$steps" --repeat-delay 500 ctrl+shift+Down
sleep 1
picture poedit-3-fuzzy
xdotool key ctrl+u # no longer "Needs Work"
sleep 1
xdotool key ctrl+s
saved
picture poedit-4-saved
xdotool key ctrl+q
wait "$program" || true
poedit --version 2>/dev/null || dpkg-query --show poedit
keep poedit
