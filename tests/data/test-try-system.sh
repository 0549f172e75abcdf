#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-try-system.sh SOURCE-ROOT: a mirror that doesn't answer counts as one skipped test, and as
# failed the second time in a row, or where the first time can't be noted. What another checkout left
# is built again where it differs, and only there.
set -u
command -v apt-get >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SOLEUS_SYSTEMS=$folder/systems XDG_STATE_HOME=$folder/state
# Nothing listens there.
export DEBIAN_MIRROR=http://127.0.0.1:9/debian

# try STATUS LAST-LINE MESSAGE
try() {
  "$source_root/build-aux/try-system.sh" trixie >"$folder/output" 2>&1
  status=$?
  [ "$status" = "$1" ] && [ "$(tail -n 1 "$folder/output")" = "$2" ] \
    && grep -q "$3" "$folder/output" && return
  cat "$folder/output" >&2
  echo "FAILED: status $status instead of $1, or the lines above are wrong" >&2
  exit 1
}

source_root=$1
try 77 '0 passed, 0 failed, 1 skipped' 'does not answer'
try 1 '0 passed, 1 failed, 0 skipped' 'second time in a row'
export XDG_STATE_HOME=/dev/null
try 1 '0 passed, 1 failed, 0 skipped' "can't be noted"

# Only a checkout is copied; the copy itself is none.
git -C "$source_root" rev-parse >/dev/null 2>&1 || exit 0
(
  . "$source_root/build-aux/lib.sh"
  copy=$folder/source
  mkdir "$copy" && renew_source "$copy" && touch -d '1 hour ago' "$copy/README.md" || exit
  echo other >"$copy/meson.build" && touch -d '1 hour' "$copy/meson.build" || exit
  touch -d '1 minute ago' "$folder/built"
  renew_source "$copy"
  cmp "$source_root/meson.build" "$copy/meson.build" && [ "$copy/meson.build" -nt "$folder/built" ] \
    && [ "$copy/README.md" -ot "$folder/built" ]
) || { echo 'FAILED: the copy is not built as it should be' >&2; exit 1; }
