#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bench.sh [NAME...]
#
# Builds Soleus in release mode and runs the named benchmarks, or all of them. Each prints what it
# measured and on what, then a line for each result: "figure NAME VALUE", or "ratio NAME VALUE"
# against a baseline of the same run.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

provide build run headless test
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

build=$source_root/build/bench
configure "$build" --buildtype=release

mapfile -t known < <(python3 "$source_root/build-aux/run-benchmark.py" "$build")
[ $# -gt 0 ] || set -- "${known[@]}"
for name in "$@"; do
  case " ${known[*]} " in
    *" $name "*) ;;
    *) die "there is no benchmark $name; there are: ${known[*]}" ;;
  esac
done
meson compile -C "$build" || die "the build failed; the reason stands above"

status=0
for name in "$@"; do
  say "== $name, on $(uname -m), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
  python3 "$source_root/build-aux/run-benchmark.py" "$build" "$name" || status=1
done
exit "$status"
