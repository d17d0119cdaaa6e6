#!/usr/bin/env bash
# Lokalize opens a PO file of xlate, translates an entry, accepts a fuzzy one, and saves. See docs/tools.md.
# lokalize.sh [ru|ar|ja]
# Needs the Debian packages lokalize and dbus, and those that screen.sh names.
source "$(dirname "$0")/screen.sh"

cat > "$HOME/.config/lokalizerc" <<END
[Identity]
authorEmail=lokalize@example.org
authorLocalizedName=L. Okalize
authorName=L. Okalize
DefaultLangCode=$language
END
cd "$work"
dbus-run-session -- lokalize "talk.$language.po" > "$work/lokalize.log" 2>&1 & program=$!; started+=("$program")
window '^default' # the name of the project: none
sleep 5
xdotool windowmove "$found" 0 20 windowsize "$found" 1100 760
picture lokalize-1-opened

xdotool key alt+Next # the next untranslated entry
sleep 1
paste "$words"
picture lokalize-2-translated
xdotool key ctrl+Next # the next entry that is fuzzy: its old source text is found, and offered
window '^Alternate'
xdotool key Return # show it
window '^default'
picture lokalize-3-fuzzy
xdotool key ctrl+u # approved
sleep 1
xdotool key ctrl+s
saved
picture lokalize-4-saved
xdotool key ctrl+q
wait "$program" || true
dpkg-query --show lokalize
keep lokalize
