#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh [-w WM] [-a | -A SERVER] [-m] [-s WxH] [-l LOCALE] [-k DIR] [-e NAME=VALUE]...
#            [--wayland=NAME [--scale=N]] -- COMMAND [ARGUMENT...]
#
# Runs COMMAND in a private desktop session: its own X server, D-Bus session bus, accessibility
# bus, home and XDG folders, and a window manager. The exit status is COMMAND's. Everything that
# was started is ended by its process id.
#
#   -w WM          window manager; "none" for no window manager (default: openbox)
#   -a             a PulseAudio server whose null sink "probe" is the only device
#   -A SERVER      the same with that server, "pulseaudio" or "pipewire"
#   -m             without animations: programs draw less and answer sooner
#   -s WxH         size of the screen (default: 1280x1024)
#   -l LOCALE      a real locale, such as de_DE, and its language (default: C.UTF-8, so English);
#                  taken from SOLEUS_LOCALES_DIR, or built. LANGUAGE counts for nothing without one
#   -k DIR         use DIR as the session's folder and keep it (default: a temporary one)
#   -e NAME=VALUE  a variable for the whole session, services and window manager included
#   --wayland=NAME a Wayland compositor in a window that fills the screen: weston, sway or mutter.
#                  GTK draws there alone; keys of the X server reach it, and pictures show it
#   --scale=N      of the compositor's screen (default: 1); parts of a whole in sway only
#
# COMMAND finds SESSION_DIR, DISPLAY, DBUS_SESSION_BUS_ADDRESS, HOME and the XDG variables set;
# SESSION_DIR/Xvfb_screen0 is the screen as an XWD file.
# SESSION_DATA_DIRS, where set, becomes XDG_DATA_DIRS. Of the caller's environment only what
# steers tests and sanitizers gets through, and only to COMMAND: fatal warnings are not
# meant for the window manager.
set -u

usage() {
  sed -n '3,28s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

wm=openbox audio='' still=0 size=1280x1024 keep='' language='' wayland='' scale=1 extra=()
while getopts w:aA:ms:l:k:e:-: option; do
  case $option in
    w) wm=$OPTARG ;;
    a) audio=pulseaudio ;;
    A) audio=$OPTARG ;;
    m) still=1 ;;
    s) size=$OPTARG ;;
    l) language=$OPTARG ;;
    k) keep=$OPTARG ;;
    e) extra+=("$OPTARG") ;;
    -)
      case $OPTARG in
        wayland=weston | wayland=sway | wayland=mutter) wayland=${OPTARG#*=} ;;
        scale=*) scale=${OPTARG#*=} ;;
        *) usage ;;
      esac
      ;;
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
case $audio in
  '') ;;
  pulseaudio) needed+=(pulseaudio pactl) ;;
  pipewire) needed+=(pipewire pipewire-pulse wireplumber pactl) ;;
  *) usage ;;
esac
[ -z "$language" ] || needed+=(localedef)
[ -z "$wayland" ] || needed+=("$wayland")
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

# Nothing here starts a speech server of its own accord.
mkdir -p "$dir/config/speech-dispatcher"
echo DisableAutoSpawn >"$dir/config/speech-dispatcher/speechd.conf"

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
  SESSION_DIR="$dir"
)
if [ -n "$wayland" ]; then
  environment+=(GDK_BACKEND=wayland XDG_SESSION_TYPE=wayland SESSION_WAYLAND="$wayland")
fi
environment+=("${extra[@]}")

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
wm=$1 audio=$2 passed=$3 size=$4 scale=$5 support=$6
shift 6
pids=()
echo $$ >"$SESSION_DIR/inner.pid"
finish() {
  local i
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null; done
  for i in "${pids[@]}"; do wait "$i" 2>/dev/null; done
}
trap finish EXIT
trap 'exit 143' TERM INT

if [ "$audio" = pulseaudio ]; then
  pulseaudio --daemonize=no --system=no --exit-idle-time=-1 -n --disable-shm=true \
    --log-target=file:"$SESSION_DIR/pulse.log" \
    -L "module-native-protocol-unix auth-anonymous=1" \
    -L "module-null-sink sink_name=probe rate=48000 channels=2 format=s16le" \
    -L "module-always-sink" &
  pids+=($!)
  echo $! >"$SESSION_DIR/pulse.pid"
  for _ in $(seq 200); do pactl info >/dev/null 2>&1 && break; sleep 0.05; done
  pactl info >/dev/null 2>&1 || { echo "session.sh: PulseAudio did not start" >&2; exit 3; }
elif [ "$audio" = pipewire ]; then
  rm -f "$XDG_RUNTIME_DIR/pipewire-ready"
  "$support/pipewire.sh" >"$SESSION_DIR/pipewire.log" 2>&1 &
  pids+=($!)
  echo $! >"$SESSION_DIR/pipewire.pid"
  for _ in $(seq 200); do [ -e "$XDG_RUNTIME_DIR/pipewire-ready" ] && break; sleep 0.05; done
  [ -e "$XDG_RUNTIME_DIR/pipewire-ready" ] \
    || { echo "session.sh: PipeWire did not start" >&2; exit 3; }
fi

# The session bus starts the launcher for the first client where it stands elsewhere.
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

# The compositor is a client of the X server, without what holds for the programs in it.
start_compositor() {
  local width=${size%x*} height=${size#*x} module
  # One that doesn't end when it is told to is killed.
  local run=(exec timeout --kill-after=5 1d)
  unset GDK_BACKEND XDG_SESSION_TYPE
  case $SESSION_WAYLAND in
    weston)
      # Up to Weston 12 a backend is named by its file.
      module=x11
      weston --help | grep -q x11-backend.so && module=x11-backend.so
      printf '[core]\nidle-time=0\n[shell]\npanel-position=none\nstartup-animation=none\n' \
        >"$SESSION_DIR/weston.ini"
      "${run[@]}" weston --backend="$module" --config="$SESSION_DIR/weston.ini" --width="$width" \
        --height="$height" --scale="$scale" --fullscreen --use-pixman \
        --socket=soleus-wayland
      ;;
    sway)
      printf '%s\n' 'xwayland disable' "output X11-1 mode ${size}" "output X11-1 scale $scale" \
        'for_window [app_id=".*"] floating enable' >"$SESSION_DIR/sway.conf"
      export WLR_BACKENDS=x11 WLR_RENDERER=pixman WLR_NO_HARDWARE_CURSORS=1
      "${run[@]}" sway -c "$SESSION_DIR/sway.conf"
      ;;
    mutter)
      export MUTTER_DEBUG_DUMMY_MODE_SPECS=$size MUTTER_DEBUG_DUMMY_MONITOR_SCALES=$scale
      "${run[@]}" mutter --wayland --nested --no-x11 --wayland-display=soleus-wayland
      ;;
  esac
}

if [ -n "${SESSION_WAYLAND:-}" ]; then
  start_compositor >"$SESSION_DIR/compositor.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 500); do
    WAYLAND_DISPLAY=$(cd "$XDG_RUNTIME_DIR" && find . -maxdepth 1 -type s \
      \( -name 'wayland-*' -o -name soleus-wayland \) -printf %f)
    [ -z "$WAYLAND_DISPLAY" ] || break
    sleep 0.02
  done
  [ -n "$WAYLAND_DISPLAY" ] || {
    echo "session.sh: $SESSION_WAYLAND did not start" >&2
    cat "$SESSION_DIR/compositor.log" >&2
    exit 3
  }
  export WAYLAND_DISPLAY
fi

mapfile -d '' -t variables <"$passed"
env "${variables[@]}" "$@" <&0 &
pids+=($!)
wait $!
INNER

: >"$dir/passed"
[ ${#passed[@]} -eq 0 ] || printf '%s\0' "${passed[@]}" >"$dir/passed"
env -i "${environment[@]}" dbus-run-session -- \
  bash "$dir/inner.sh" "$wm" "$audio" "$dir/passed" "$size" "$scale" \
  "$(dirname "$(realpath "$0")")" "$@" \
  <&0 2> >(grep -v 'Failed to set fd limit' >&2) &
run=$!
# Under timeout(1) the signal reaches this shell alone: hand it on, then wait for the ends.
trap 'kill "$(cat "$dir/inner.pid")" 2>/dev/null; wait $run 2>/dev/null; exit 143' TERM INT
wait $run
