# Sourced by poedit.sh and lokalize.sh: a virtual screen with a window manager, a home of its own, and a PO file to edit.
#
# Needs, on Debian or Ubuntu: xvfb openbox xdotool xclip imagemagick pngquant dbus, and a virtual environment with
# xlate in .venv ("make dev"), or XLATE=/path/to/xlate. Not a part of "make test": these programs need some 400 MB.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
read -ra xlate <<< "${XLATE:-$root/.venv/bin/xlate}"
work=$(mktemp -d)
started=()

finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

export HOME=$work/home LC_ALL=C.UTF-8 LANGUAGE=en XDG_RUNTIME_DIR=$work/run DISPLAY=:${SCREEN:-77}
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME
mkdir -p -m 700 "$HOME/.config" "$XDG_RUNTIME_DIR"
Xvfb "$DISPLAY" -screen 0 1100x800x24 -nolisten tcp > "$work/xvfb.log" 2>&1 & started+=($!)
until xdotool getdisplaygeometry > /dev/null 2>&1; do sleep 0.2; done
openbox > "$work/openbox.log" 2>&1 & started+=($!)

# What the translator adds, how many unfinished entries on the fuzzy one stands, and what the merge must then count.
language=${1:-ru}
case $language in
  ru) words='Хотел бы ещё раз пригласить руководителя КНДР Ким Чен Ына посетить Россию, например в сентябре, на Восточный экономический форум во Владивостоке.'
      steps=1 counts='1 untranslated, 23 translated' ;;
  ar) words='كما تعلمون، سعينا دائمًا إلى حل جميع المشكلات المحيطة بشبه الجزيرة الكورية.'
      steps=6 counts='9 untranslated, 15 translated' ;;
  ja) words='ご存じのとおり、私たちは常に朝鮮半島をめぐるあらゆる問題の解決に努めてきました。'
      steps=5 counts='9 untranslated, 15 translated' ;;
  *) echo "the translations in tests/data/tools are in ru, ar and ja" >&2; exit 2 ;;
esac

# The file that a translator gets: the translations of yesterday, brought up to date by export-po.
tei=$work/kremlin-en-00seed.xml
po=$work/talk.$language.po
cp "$root/examples/kremlin-en-00seed.xml" "$tei"
cp "$root/tests/data/tools/$language.po" "$po"
"${xlate[@]}" export-po "$tei" -l "$language" -o "$po"
before=$(sha256sum "$po")

# window NAME: wait for a window whose title has NAME; give it the keyboard.
window() {
  for _ in $(seq 150); do
    if found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1 || true) && [ -n "$found" ]; then
      xdotool windowactivate --sync "$found"
      sleep 1
      return
    fi
    sleep 0.2
  done
  echo "no window named $1; see ${TMPDIR:-/tmp}/failed.png" >&2
  import -window root "${TMPDIR:-/tmp}/failed.png"
  exit 1
}

# click X Y: with the left button.
click() {
  xdotool mousemove "$1" "$2" click 1
  sleep 1
}

# paste TEXT: put a text where the cursor is, in the place of what is selected.
paste() {
  printf %s "$1" | xclip -selection clipboard -loops 0 > /dev/null 2>&1
  xdotool key --clearmodifiers ctrl+v
  sleep 1
}

# picture NAME: the screen as docs/tools/NAME.png, in 64 colours; of the Russian file only.
picture() {
  if [ "$language" != ru ]; then return; fi
  sleep 1
  import -window root "$work/$1.png"
  pngquant --force --strip --output "$root/docs/tools/$1.png" 64 "$work/$1.png"
}

# saved: wait until the program has written the file; it may be empty for a while.
saved() {
  for _ in $(seq 100); do
    if [ -s "$po" ] && [ "$(sha256sum "$po")" != "$before" ]; then sleep 1; return; fi
    sleep 0.2
  done
  echo "the file was not saved; see ${TMPDIR:-/tmp}/failed.png" >&2
  import -window root "${TMPDIR:-/tmp}/failed.png"
  exit 1
}

# keep NAME: what the program wrote becomes test data, and must merge without a finding.
keep() {
  "${xlate[@]}" merge "$tei" "$po" -o "$work/talk.$language.xml" 2>&1 | tee "$work/findings"
  "${xlate[@]}" validate "$tei" "$work/talk.$language.xml"
  if grep 'XL[0-9][0-9][0-9]' "$work/findings" || ! grep -q "$counts" "$work/findings"; then
    echo "this is not the work that the translator did: $work/findings" >&2
    exit 1
  fi
  cp "$po" "$root/tests/data/tools/saved/$1.$language.po"
}
