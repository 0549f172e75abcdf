#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# soak.sh [NAME...]
#
# Runs whole what test.sh runs a part of: a tenth of what is random, six states of the window, some
# pages in each locale, a short session for the ear, and of the tests that listen some on PipeWire.
# Without names, all of it. Run it before a release. It takes more than an hour.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

provide build run headless test
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export SOLEUS_TRIES_PERCENT=100

build=$source_root/build/test
configure "$build" --werror --buildtype=debugoptimized
meson compile -C "$build" || die "the build failed; the reason stands above"
names=("$@")
on_pipewire=(sound sound-long)
[ ${#names[@]} -eq 0 ] || on_pipewire=()
[ ${#names[@]} -gt 0 ] || names=(pressure-cap-random lock-kept one-session locales core-session-random
  core-run-random core-history-kill core-safety-verdict sound-long)
status=0
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 10 \
  --logbase testlog-soak "${names[@]}" || status=1
logs=("$build/meson-logs/testlog-soak.json")
if [ ${#on_pipewire[@]} -gt 0 ] && command -v pipewire-pulse >/dev/null; then
  SOLEUS_SOUND_SERVER=pipewire meson test -C "$build" --no-rebuild --print-errorlogs \
    --logbase testlog-pipewire "${on_pipewire[@]}" || status=1
  logs+=("$build/meson-logs/testlog-pipewire.json")
fi
python3 "$source_root/build-aux/summarize.py" "${logs[@]}" || status=1
exit "$status"
