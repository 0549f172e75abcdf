#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh [-w WM] [-a] [-m] [-s WxH] [-l LOCALE] [-k DIR] [-e NAME=VALUE]... --
# COMMAND [ARGUMENT...]
#
# Runs COMMAND in a private desktop session: its own X server, D-Bus session bus, accessibility
# bus, home and XDG folders, and a window manager. The exit status is COMMAND's. Everything that
# was started is ended by its process id.
#
#   -w WM          window manager; "none" for no window manager (default: openbox)
#   -a             a PulseAudio server whose null sink "probe" is the only device
#   -m             without animations: programs draw less and answer sooner
#   -s WxH         size of the screen (default: 1280x1024)
#   -l LOCALE      a real locale, such as de_DE, and its language (default: C.UTF-8, so English);
#                  taken from SOLEUS_LOCALES_DIR, or built. LANGUAGE counts for nothing without one
#   -k DIR         use DIR as the session's folder and keep it (default: a temporary one)
#   -e NAME=VALUE  a variable for the whole session, services and window manager included
#
# COMMAND finds SESSION_DIR, DISPLAY, DBUS_SESSION_BUS_ADDRESS, HOME and the XDG variables set;
# SESSION_DIR/Xvfb_screen0 is the screen as an XWD file.
# SESSION_DATA_DIRS, where set, becomes XDG_DATA_DIRS. Of the caller's environment only what
# steers tests and sanitizers gets through, and only to COMMAND: fatal warnings are not
# meant for the window manager.
set -u

usage() {
  sed -n '3,24s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

wm=openbox audio=0 still=0 size=1280x1024 keep='' language='' extra=()
while getopts w:ams:l:k:e: option; do
  case $option in
    w) wm=$OPTARG ;;
    a) audio=1 ;;
    m) still=1 ;;
    s) size=$OPTARG ;;
    l) language=$OPTARG ;;
    k) keep=$OPTARG ;;
    e) extra+=("$OPTARG") ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))
[ "${1:-}" = -- ] && shift
[ $# -gt 0 ] || usage

if [ -z "$language" ] && [[ " ${extra[*]} " =~ \ LANGUAGE=[^\ ] ]]; then
  echo "session.sh: a LANGUAGE needs a real locale: -l" >&2
  exit 2
fi

needed=(Xvfb dbus-run-session xprop)
[ "$wm" = none ] || needed+=("$wm")
[ "$audio" = 0 ] || needed+=(pulseaudio pactl)
[ -z "$language" ] || needed+=(localedef)
for tool in "${needed[@]}"; do
  command -v "$tool" >/dev/null || { echo "session.sh: $tool is not installed" >&2; exit 3; }
done

if [ -n "$keep" ]; then
  mkdir -p "$keep"
  dir=$(realpath "$keep")
else
  dir=$(mktemp -d -t soleus-session.XXXXXX)
fi
mkdir -p "$dir"/{home,run,config,cache,data,state}
chmod 700 "$dir"/{home,run,config,cache,data,state}
if [ "$still" = 1 ]; then
  mkdir -p "$dir/config/gtk-4.0"
  printf '[Settings]\ngtk-enable-animations=0\n' >"$dir/config/gtk-4.0/settings.ini"
fi

pids=()
cleanup() {
  local i
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null; done
  for i in "${pids[@]}"; do wait "$i" 2>/dev/null; done
  [ -n "$keep" ] || rm -rf "$dir"
}
trap cleanup EXIT

# The C library takes C.UTF-8 for C, where nothing is translated.
locale=(LANG=C.UTF-8)
if [ -n "$language" ]; then
  name=$language.UTF-8
  locales=${SOLEUS_LOCALES_DIR:-}
  if [ ! -d "$locales/$name" ]; then
    locales=$dir/locales
    "$(dirname "$0")/build-locales.sh" "$dir/locales.stamp" "$name"
  fi
  [ -d "$locales/$name" ] || { echo "session.sh: there is no locale $language" >&2; exit 3; }
  locale=(LANG="$name" LC_ALL="$name" LOCPATH="$locales")
fi

# The server chooses a free display by itself, so that sessions may run side by side.
Xvfb -displayfd 3 -screen 0 "${size}x24" -fbdir "$dir" -dpi 96 -nolisten tcp -noreset \
  +extension DAMAGE +extension COMPOSITE 3>"$dir/display" >"$dir/xvfb.log" 2>&1 &
pids+=($!)
for _ in $(seq 500); do
  [ -s "$dir/display" ] && break
  kill -0 "${pids[0]}" 2>/dev/null || break
  sleep 0.02
done
if [ ! -s "$dir/display" ]; then
  echo "session.sh: the X server did not start" >&2
  cat "$dir/xvfb.log" >&2
  exit 3
fi
display=:$(tr -d '\n' <"$dir/display")

data_dirs=${SESSION_DATA_DIRS:-/usr/local/share:/usr/share}
environment=(
  PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
  DISPLAY="$display" HOME="$dir/home" SHELL=/bin/bash
  USER="$(id -un)" LOGNAME="$(id -un)"
  XDG_RUNTIME_DIR="$dir/run" XDG_CONFIG_HOME="$dir/config" XDG_CACHE_HOME="$dir/cache"
  XDG_DATA_HOME="$dir/data" XDG_STATE_HOME="$dir/state" XDG_SESSION_TYPE=x11
  XDG_DATA_DIRS="$data_dirs" "${locale[@]}"
  GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=atspi GSETTINGS_BACKEND=keyfile
  GIO_USE_VFS=local ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
  SESSION_DIR="$dir" "${extra[@]}"
)

passed=()
while IFS= read -r name; do
  case $name in
    G_DEBUG | G_MESSAGES_DEBUG | G_TEST_* | G_SLICE | GSETTINGS_* | GST_* | MALLOC_* | MESON_* | \
      ASAN_OPTIONS | LSAN_OPTIONS | UBSAN_OPTIONS | SOLEUS_*)
      passed+=("$name=${!name}")
      ;;
  esac
done < <(compgen -e)

cat >"$dir/inner.sh" <<'INNER'
wm=$1 audio=$2 passed=$3
shift 3
pids=()
echo $$ >"$SESSION_DIR/inner.pid"
finish() {
  local i
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null; done
  for i in "${pids[@]}"; do wait "$i" 2>/dev/null; done
}
trap finish EXIT
trap 'exit 143' TERM INT

if [ "$audio" = 1 ]; then
  pulseaudio --daemonize=no --system=no --exit-idle-time=-1 -n --disable-shm=true \
    --log-target=file:"$SESSION_DIR/pulse.log" \
    -L "module-native-protocol-unix auth-anonymous=1" \
    -L "module-null-sink sink_name=probe rate=48000 channels=2 format=s16le" \
    -L "module-always-sink" &
  pids+=($!)
  echo $! >"$SESSION_DIR/pulse.pid"
  for _ in $(seq 200); do pactl info >/dev/null 2>&1 && break; sleep 0.05; done
  pactl info >/dev/null 2>&1 || { echo "session.sh: PulseAudio did not start" >&2; exit 3; }
fi

# Where the launcher stands elsewhere, the session bus starts it for the first client.
for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi-bus-launcher; do
  [ -x "$launcher" ] || continue
  "$launcher" --launch-immediately >"$SESSION_DIR/atspi.log" 2>&1 &
  pids+=($!)
  break
done

if [ "$wm" != none ]; then
  "$wm" >"$SESSION_DIR/wm.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 200); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
    sleep 0.02
  done
fi

mapfile -d '' -t variables <"$passed"
env "${variables[@]}" "$@" <&0 &
pids+=($!)
wait $!
INNER

: >"$dir/passed"
[ ${#passed[@]} -eq 0 ] || printf '%s\0' "${passed[@]}" >"$dir/passed"
env -i "${environment[@]}" dbus-run-session -- \
  bash "$dir/inner.sh" "$wm" "$audio" "$dir/passed" "$@" \
  <&0 2> >(grep -v 'Failed to set fd limit' >&2) &
run=$!
# Under timeout(1) the signal reaches this shell alone: hand it on, then wait for the ends.
trap 'kill "$(cat "$dir/inner.pid")" 2>/dev/null; wait $run 2>/dev/null; exit 143' TERM INT
wait $run
