#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tsan.sh [NAME...]
#
# Runs the tests of core and audio, or those named, under ThreadSanitizer. The distribution's GLib
# isn't built for it and its locks would look like races, so GLib is built once from Debian's source
# package into build/tsan. By hand: it takes about a quarter of an hour the first time. The last line
# counts: N passed, N failed, N skipped.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

provide build run headless test tsan
command -v apt-get >/dev/null || die "the source of GLib comes with apt"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

base=$source_root/build/tsan
glib=$base/glib

# private_apt ARGUMENT...: apt-get with the sources of this system's packages and lists of its own.
private_apt() {
  apt-get -q -o Dir::Etc::sourcelist="$base/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$base/apt/lists" -o Dir::Cache="$base/apt/cache" "$@"
}

fetch_glib() {
  mkdir -p "$base/apt/lists/partial" "$base/apt/cache/archives/partial" "$base/source"
  local mirror suite
  suite=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $suite" | head -1)
  printf 'deb-src %s %s main\n' "${mirror:-http://deb.debian.org/debian}" "$suite" \
    >"$base/apt/sources.list"
  private_apt update
  (cd "$base/source" && private_apt source glib2.0) || die "the source of GLib could not be had"
}

build_glib() {
  local source
  source=$(find "$base/source" -maxdepth 1 -type d -name 'glib2.0-*' | head -1)
  meson setup "$base/glib-build" "$source" --prefix="$glib" --libdir=lib \
    --buildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false \
    -Dtests=false -Dinstalled_tests=false -Dselinux=disabled -Dman=false -Dgtk_doc=false
  meson install -C "$base/glib-build"
}

# list_targets ARGUMENT...: what the tests of these arguments of "meson test" need. All else, the
# windows above all, would take longest to build.
list_targets() {
  local tests
  tests=$(meson test -C "$build" --no-rebuild --list "$@" 2>/dev/null | sed -n 's|.* / ||p')
  /usr/bin/python3 - "$build" "$tests" <<'EOF'
import json, os, sys
build, wanted = sys.argv[1], sys.argv[2].splitlines()
def read(name):
    with open(f'{build}/meson-info/intro-{name}.json') as file:
        return json.load(file)
files = {target['id']: target['filename'] for target in read('targets')}
needed = {os.path.relpath(file, build)
          for test in read('tests') if test['name'] in wanted
          for target in test['depends'] for file in files[target]}
print('\n'.join(sorted(needed)))
EOF
}

[ -d "$base/source" ] || fetch_glib
[ -f "$glib/lib/pkgconfig/glib-2.0.pc" ] || build_glib

export PKG_CONFIG_PATH=$glib/lib/pkgconfig LD_LIBRARY_PATH=$glib/lib
build=$base/soleus
configure "$build" --buildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(--suite core --suite audio --no-suite long)
mapfile -t targets < <(list_targets "${names[@]}")
ninja -C "$build" "${targets[@]}" || die "the build failed; the reason stands above"
# GLib's slices race for their own statistics.
export G_SLICE=always-malloc
# Races within libraries that are not built for it are left out.
export TSAN_OPTIONS=halt_on_error=1:exitcode=66:ignore_noninstrumented_modules=1
# All takes ten times as long, so what is random tries a hundredth, as with the other sanitizers.
export SOLEUS_TRIES_PERCENT=${SOLEUS_TRIES_PERCENT:-1}
status=0
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 10 \
  --logbase testlog-tsan "${names[@]}" || status=1
python3 "$source_root/build-aux/summarize.py" "$build/meson-logs/testlog-tsan.json" || status=1
exit "$status"
