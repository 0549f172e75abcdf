#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [--demo] [ARGUMENT...]
#
# Installs what is missing, builds Soleus and starts it with the ARGUMENTs. Where no display is
# there (or with --demo) a guided wall stretch is done on a virtual one instead, and pictures and
# sound of it are left in build/demo/.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

demo=0
if [ "${1:-}" = --demo ]; then
  demo=1
  shift
elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "There is no display here: a guided stretch is done on a virtual one."
  demo=1
fi

if [ "$demo" = 1 ]; then
  provide build run headless
else
  provide build run
fi

build=$source_root/build/run
root=$build/root
configure "$build" --prefix="$root" --libdir=lib --buildtype=debugoptimized -Dtests=false
meson install -C "$build" --only-changed --quiet || die "the build failed; the reason stands above"

data_dirs=$root/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
if [ "$demo" = 0 ]; then
  XDG_DATA_DIRS=$data_dirs exec "$root/bin/soleus" "$@"
fi

out=$source_root/build/demo
mkdir -p "$out"
SESSION_DATA_DIRS=$data_dirs "$source_root/tests/support/session.sh" -a -w openbox -s 1280x960 -- \
  /usr/bin/python3 "$source_root/build-aux/demo.py" "$root/bin/soleus" "$out"
