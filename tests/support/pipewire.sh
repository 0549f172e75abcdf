#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# pipewire.sh
#
# Runs PipeWire with its PulseAudio server and the null sink "probe", in XDG_RUNTIME_DIR, until it is
# ended or one of them ends. XDG_RUNTIME_DIR/pipewire-ready is there once the sink is. The devices of
# the machine are left alone. The daemons die with this script, even where it is killed.
set -u
export PIPEWIRE_RUNTIME_DIR=$XDG_RUNTIME_DIR
unset PULSE_SERVER

# Without devices: for WirePlumber 0.4, and for 0.5.
config=$XDG_CONFIG_HOME/wireplumber
mkdir -p "$config"/{main.lua.d,bluetooth.lua.d,wireplumber.conf.d}
cat >"$config/main.lua.d/51-no-devices.lua" <<'LUA'
alsa_monitor.enabled = false
v4l2_monitor.enabled = false
libcamera_monitor.enabled = false
LUA
echo 'bluez_monitor.enabled = false' >"$config/bluetooth.lua.d/51-no-devices.lua"
cat >"$config/wireplumber.conf.d/no-devices.conf" <<'CONF'
wireplumber.profiles = {
  main = {
    hardware.audio = disabled
    hardware.bluetooth = disabled
    hardware.video-capture = disabled
  }
}
CONF

ready=$XDG_RUNTIME_DIR/pipewire-ready
rm -f "$ready" "$XDG_RUNTIME_DIR"/pipewire-0{,.lock} "$XDG_RUNTIME_DIR/pulse/native"
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait "${pids[@]}" 2>/dev/null' EXIT
trap 'exit 143' TERM INT

start() {
  setpriv --pdeathsig KILL "$@" &
  pids+=($!)
}

# until_true COMMAND...: false where it isn't true within ten seconds.
until_true() {
  local _
  for _ in $(seq 500); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.02
  done
  echo "pipewire.sh: still not true: $*" >&2
  exit 3
}

# The session manager connects the streams: "Default Sink" has its name once it does.
has_sink() {
  pactl info | grep -q '^Default Sink: probe$'
}

# The session manager lives on a session bus.
if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then
  bus=$XDG_RUNTIME_DIR/pipewire-bus
  rm -f "$bus"
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$bus
  start dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
  until_true test -S "$bus"
fi
start pipewire
until_true test -S "$XDG_RUNTIME_DIR/pipewire-0"
start wireplumber
start pipewire-pulse
until_true pactl info
until_true pactl load-module module-null-sink sink_name=probe rate=48000 channels=2
until_true has_sink
: >"$ready"
wait -n "${pids[@]}"
