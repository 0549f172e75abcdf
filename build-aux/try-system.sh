#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# try-system.sh [--make] SUITE
#
# Tries this checkout on another Debian (trixie, forky, sid): makes it in a folder, builds Soleus
# there with warnings as errors, and runs the unit tests and a short walk under weston. The last
# line counts: N passed, N failed, N skipped. --make only makes the Debian, for a later run.
#
# The Debian is kept in build/systems/SUITE, or in SUITE of the folder SOLEUS_SYSTEMS, and used
# again as long as the packages to install are the same; remove it to have it anew. Beside it are
# the results, SUITE.json. It comes from DEBIAN_MIRROR, or from the mirror of apt here. Where that
# doesn't answer, the status is 77 and all counts as one skipped test; a second time in a row it
# counts as failed.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

make_only=0
[ "${1:-}" != --make ] || { make_only=1; shift; }
[ $# -eq 1 ] || die "usage: try-system.sh [--make] SUITE"
suite=$1
case $suite in
  trixie | forky | sid) ;;
  *) die "unknown suite $suite; it is one of trixie, forky and sid" ;;
esac
root=$systems/$suite
results=$root.json
memory=${XDG_STATE_HOME:-${HOME:-}/.local/state}/soleus-tests/skipped-$suite
packages=(
  "${build_packages[@]}" "${run_packages[@]}" "${headless_packages[@]}"
  appstream libxml2-utils librsvg2-common mandoc locales poppler-utils weston
  python3-icalendar python3-dateutil
)
suites=(core figure audio ui app data)

# record RESULT WHY: the whole run counts as one test; with --make nothing counts.
record() {
  say "try-system.sh: $2"
  [ "$make_only" = 0 ] || return 0
  printf '{"name": "try-system %s", "result": "%s"}\n' "$suite" "$1" >"$results"
  python3 "$source_root/build-aux/summarize.py" "$results" || true
}

fail() {
  record FAIL "$*"
  exit 1
}

# A mirror that is down for once is nobody's fault. For ever it would hide that nothing is tried.
skip() {
  if [ "$make_only" = 1 ]; then
    record SKIP "$1"
    exit 77
  fi
  [ ! -e "$memory" ] || fail "$1, for the second time in a row ($memory)"
  mkdir -p "$(dirname "$memory")" 2>/dev/null && : 2>/dev/null >"$memory" \
    || fail "$1, and that it is the first time can't be noted in $memory"
  record SKIP "$1"
  exit 77
}

# Asks as apt does, through its proxy.
mirror_answers() {
  local probe
  probe=$(mktemp -d)
  /usr/lib/apt/apt-helper -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
    -o Acquire::https::Timeout=20 download-file "$site/dists/$suite/InRelease" \
    "$probe/InRelease" >"$probe/log" 2>&1 || { tail -n 2 "$probe/log"; rm -rf "$probe"; return 1; }
  rm -rf "$probe"
}

make_system() {
  local log=$root.log options=() file
  mirror_answers || skip "$site does not answer"
  provide system
  # A proxy, and whether a mirror may be older than its index says, are asked of apt here.
  while IFS= read -r file; do
    options+=(--aptopt="$file")
  done < <(grep -lrsiE '^[^#/]*(proxy|check-valid-until)' /etc/apt/apt.conf /etc/apt/apt.conf.d)
  as_root rm -rf --one-file-system "$root"
  as_root env ${http_proxy:+http_proxy="$http_proxy"} mmdebstrap --mode=root --variant=minbase \
    --include="$(IFS=,; echo "${packages[*]}")" "${options[@]}" \
    --aptopt='Acquire::Retries "3"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --keyring=/usr/share/keyrings "$suite" "$root" "$site" >"$log" 2>&1 && return
  tail -n 20 "$log" >&2
  as_root rm -rf --one-file-system "$root"
  mirror_answers || skip "$site no longer answers"
  fail "Debian $suite could not be made; all of it is in $log"
}

# inside COMMAND...: in the other Debian, whose mounts go with the command. Random tests try a tenth
# of what they do otherwise: chance is the same in every system.
inside() {
  as_root unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" \
      && mount -t tmpfs tmpfs "$0/run" && mount -t tmpfs tmpfs "$0/tmp" || exit
    exec chroot "$0" env -i HOME=/root LANG=C.UTF-8 SOLEUS_TRIES_PERCENT=1 \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"' "$root" "$@"
}

# run_tests LOG ARGUMENT...
run_tests() {
  local log=$1
  shift
  as_root rm -f "$root/soleus/build/meson-logs/$log.json"
  inside meson test -C /soleus/build --no-rebuild --print-errorlogs --logbase "$log" "$@" || true
  as_root cat "$root/soleus/build/meson-logs/$log.json" >>"$results" \
    || fail "the tests of $log left no results"
}

mkdir -p "$systems"
[ "$make_only" = 1 ] || rm -f "$results"
if ! command -v apt-get >/dev/null; then
  record SKIP "other systems are tried on Debian and Ubuntu only"
  exit 77
fi
site=$(mirror) || true
site=${site:-http://deb.debian.org/debian}
wanted="$suite ${packages[*]}"
SECONDS=0
if [ "$(cat "$root/soleus/packages" 2>/dev/null)" != "$wanted" ]; then
  make_system
  as_root mkdir -p "$root/soleus"
  printf '%s' "$wanted" | as_root tee "$root/soleus/packages" >/dev/null
fi
rm -f "$memory"
say "Debian $suite is there, after $SECONDS s"
[ "$make_only" = 0 ] || exit 0

as_root mkdir -p "$root/soleus/source"
as_root chown "$(id -u)" "$root/soleus"
as_root chown -R "$(id -u)" "$root/soleus/source"
renew_source "$root/soleus/source"
[ -e "$root/soleus/build/build.ninja" ] \
  || inside meson setup /soleus/build /soleus/source --werror --buildtype=debug \
  || fail "the build could not be configured; the reason stands above"
inside meson compile -C /soleus/build || fail "the build failed; the reason stands above"
say "Soleus is built, after $SECONDS s"

run_tests testlog --no-suite long --no-suite sound --no-suite e2e --no-suite words \
  "${suites[@]/#/--suite=}"
run_tests testlog-wayland wayland-weston-short
say "All was tried, after $SECONDS s"
python3 "$source_root/build-aux/summarize.py" "$results"
