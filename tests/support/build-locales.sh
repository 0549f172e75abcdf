#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build-locales.sh STAMP NAME.CHARMAP...: builds the locales (th_TH.UTF-8 ...) into the folder
# "locales" beside STAMP, for LOCPATH, and then STAMP. What localedef says of one that it can't build
# is left in NAME.CHARMAP.log there: its tests fail. Where there is no localedef they are skipped.
set -u

stamp=$1
folder=$(dirname "$stamp")/locales
shift
mkdir -p "$folder"
if command -v localedef >/dev/null; then
  for name in "$@"; do
    [ -d "$folder/$name" ] && continue
    localedef --no-archive -c -i "${name%.*}" -f "${name#*.}" "$folder/$name" \
      >"$folder/$name.log" 2>&1
    # 1 is a warning: the locale is there.
    if [ $? -le 1 ]; then rm -f "$folder/$name.log"; else rm -rf "${folder:?}/$name"; fi
  done
fi
: >"$stamp"
