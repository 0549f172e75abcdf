#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh [SECONDS] [NAME...]
#
# Builds the fuzzers of tests/fuzz with clang and runs each, or those named, for SECONDS (30). Inputs
# that end a fuzzer stay in build/fuzz/found, what each said in build/fuzz/NAME.log. The last line
# counts: N fuzzers, N findings. Put a found input into tests/fuzz/corpus/NAME, where a test reads it
# for ever.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

seconds=${1:-30}
shift || true
[[ $seconds =~ ^[0-9]+$ ]] || die "usage: fuzz.sh [SECONDS] [NAME...]"

provide build fuzz
# Some distributions have the fuzzer's library in a package of the compiler's version.
! command -v apt-get >/dev/null || install_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
build=$source_root/build/fuzz
corpus=$source_root/tests/fuzz/corpus
[ -f "$build/build.ninja" ] || export CC=clang
configure "$build" --buildtype=debugoptimized -Dfuzz=true -Dspeech=disabled \
  -Db_sanitize=address,undefined -Db_lundef=false
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd "$corpus" && printf '%s\n' *)
targets=("${names[@]/#/tests/fuzz/fuzz-}")
ninja -C "$build" data/gschemas.compiled "${targets[@]}" || die "the build failed; the reason stands above"

export GSETTINGS_SCHEMA_DIR=$build/data LC_ALL=C.UTF-8
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
mkdir -p "$build/found"
findings=0
for name in "${names[@]}"; do
  say "$name: $seconds s"
  seeds=("$corpus/$name")
  [ "$name" != routine ] || seeds+=("$source_root/data/routines")
  [ "$name" != routine-file ] || seeds+=("$source_root/tests/data/routine-files")
  # A run begins with the inputs that earlier ones found.
  mkdir -p "$build/corpus/$name"
  dictionary=$source_root/tests/fuzz/$name.dict
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2000 -print_final_stats=1
    -artifact_prefix="$build/found/$name-")
  [ ! -f "$dictionary" ] || options+=(-dict="$dictionary")
  if ! "$build/tests/fuzz/fuzz-$name" "${options[@]}" "$build/corpus/$name" "${seeds[@]}" \
    >"$build/$name.log" 2>&1; then
    findings=$((findings + 1))
    tail -40 "$build/$name.log"
  fi
  grep -E '^#[0-9]+\s+DONE|number_of_executed_units' "$build/$name.log" || true
done
say "${#names[@]} fuzzers, $findings findings"
[ "$findings" = 0 ]
