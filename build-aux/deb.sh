#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# deb.sh [--try]
#
# Builds the Debian package of this checkout, into build/deb/, and lets lintian look at it. --try
# also installs it in a fresh Debian 12, where it must start from its menu entry, be heard, and
# leave nothing when it is removed. That needs a Debian mirror: DEBIAN_MIRROR, or that of apt here.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

try=0
case "${1:-}" in
  --try) try=1 ;;
  '') ;;
  *) die "unknown argument $1; usage: deb.sh [--try]" ;;
esac
command -v apt-get >/dev/null || die "Debian packages are built on Debian or Ubuntu"

provide build deb
[ "$try" = 0 ] || provide deb_try

# A copy, so that the build leaves nothing in the checkout and its outcome not beside it.
out=$source_root/build/deb
rm -rf "$out"
copy_source "$out/source"
(cd "$out/source" && dpkg-buildpackage --no-sign --build=binary) >"$out/log" 2>&1 \
  || { tail -n 30 "$out/log" >&2; die "the package could not be built; all of it is in $out/log"; }
rm -rf "$out/source"

say "Built $out/$(cd "$out" && echo soleus_*.deb)"
lintian --info --allow-root --fail-on error,warning "$out"/*.changes
say "lintian: no error, no warning"
[ "$try" = 1 ] || exit 0

tests=$source_root/tests
# desktop-file-utils keeps the list of what opens which files, as every desktop has it.
inside=("${headless_packages[@]}" libglib2.0-bin libgtk-4-bin fonts-dejavu-core desktop-file-utils)
include=$(IFS=,; echo "${inside[*]}")
mmdebstrap --variant=minbase --format=null --include="$include" \
  --customize-hook='mkdir -p "$1/opt/try/tests" "$1/opt/try/data"' \
  --customize-hook="copy-in $tests/support $tests/e2e /opt/try/tests" \
  --customize-hook="copy-in $source_root/data/routines /opt/try/data" \
  --customize-hook="upload $out/$(cd "$out" && echo soleus_*.deb) /opt/try/soleus.deb" \
  --customize-hook="upload $source_root/build-aux/try-deb.sh /opt/try/try-deb.sh" \
  --chrooted-customize-hook='bash /opt/try/try-deb.sh /opt/try' \
  bookworm /dev/null $(mirror) >"$out/try.log" 2>&1 \
  || { tail -n 40 "$out/try.log" >&2; die "the package did not pass; all of it is in $out/try.log"; }
grep '^try-deb: ' "$out/try.log"
