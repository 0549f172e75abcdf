#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh [--long]
#
# Installs what is missing, builds Soleus with warnings as errors and runs every test without a
# display. --long adds the tests that need minutes of real time, the tests of every layer once more
# under AddressSanitizer and UndefinedBehaviorSanitizer, and what try-system.sh does in Debian 13.
# The last line counts: N passed, N failed, N skipped.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

long=0
case "${1:-}" in
  --long) long=1 ;;
  '') ;;
  *) die "unknown argument $1; usage: test.sh [--long]" ;;
esac

provide build run headless test
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

logs=()
status=0

# run_tests BUILD LOG ARGUMENT...: one run of meson test; its failures are counted at the end.
run_tests() {
  local build=$1 log=$1/meson-logs/$2.json
  shift 2
  rm -f "$log"
  logs+=("$log")
  meson test -C "$build" --no-rebuild --print-errorlogs "$@" || status=1
}

build=$source_root/build/test
configure "$build" --werror --buildtype=debugoptimized
meson compile -C "$build" || die "the build failed; the reason stands above"
# What is in the suite short is a part of what follows in the long one.
left_out=(--no-suite long --no-suite hand)
[ "$long" = 0 ] || left_out+=(--no-suite short)
run_tests "$build" testlog "${left_out[@]}"

if [ "$long" = 1 ]; then
  run_tests "$build" testlog-long --logbase testlog-long --suite long
  # Beside tests in which nothing is timed; what goes wrong is told by the run itself.
  "$source_root/build-aux/try-system.sh" --make trixie >"$build/meson-logs/trixie.txt" 2>&1 &
  making=$!
  sanitized=$source_root/build/sanitized
  configure "$sanitized" --werror --buildtype=debugoptimized \
    -Db_sanitize=address,undefined -Db_lundef=false
  meson compile -C "$sanitized" || die "the sanitized build failed; the reason stands above"
  # Sanitizers take ten times as long, so the random tests try a tenth of what they do otherwise;
  # meson names the log after the wrapper.
  SOLEUS_TRIES_PERCENT=1 run_tests "$sanitized" testlog-sanitized.py \
    --suite core --suite figure --suite audio --suite ui --suite app \
    --no-suite long --no-suite words --timeout-multiplier 6 \
    --wrapper "$source_root/build-aux/sanitized.py"
  wait "$making" || true
  # 77: the mirror doesn't answer, which is counted as skipped.
  logs+=("$systems/trixie.json")
  "$source_root/build-aux/try-system.sh" trixie || [ $? -eq 77 ] || status=1
fi

python3 "$source_root/build-aux/summarize.py" "${logs[@]}" || status=1
exit "$status"
