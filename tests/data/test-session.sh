#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-session.sh SESSION.SH: the private desktop has what it promises, gives its command's status
# back and leaves nothing running, also when it is ended from outside.
set -u
session=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# wait_gone FOLDER: until the X server that a session kept in FOLDER wrote its log for is gone.
wait_gone() {
  local i
  for i in $(seq 100); do
    pgrep -f -- "-fbdir $1" >/dev/null || return 0
    sleep 0.05
  done
  fail "an X server of $1 still runs"
}

G_DEBUG=only-for-the-command LANG=de_DE.UTF-8 "$session" -a -k "$folder/a" -e ADDED=yes -- bash -c '
  xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id" || exit 11
  pactl list short sinks | grep -q probe || exit 12
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.a11y.Bus.GetAddress >/dev/null || exit 13
  [ "$G_DEBUG" = only-for-the-command ] || exit 14
  [ "$LANG" = C.UTF-8 ] || exit 15
  [ "$ADDED" = yes ] || exit 16
  case $HOME in "$SESSION_DIR"/*) ;; *) exit 17 ;; esac
  [ -s "$SESSION_DIR/Xvfb_screen0" ] || exit 18
  exit 42'
status=$?
[ "$status" = 42 ] || fail "status $status instead of 42"
wait_gone "$folder/a"

if command -v pipewire-pulse >/dev/null; then
  "$session" -A pipewire -k "$folder/p" -- bash -c '
    pactl info | grep -q "on PipeWire" || exit 11
    pactl list short sinks | grep -q probe || exit 12
    timeout 2 parec -d probe.monitor --raw --latency-msec=5 >"$SESSION_DIR/heard"
    [ -s "$SESSION_DIR/heard" ] || exit 13
    exit 42'
  status=$?
  [ "$status" = 42 ] || fail "PipeWire: status $status instead of 42"
  kill -0 "$(cat "$folder/p/pipewire.pid")" 2>/dev/null && fail "PipeWire still runs"
fi

timeout 3 "$session" -k "$folder/b" -- sleep 100
[ $? = 124 ] || fail "timeout did not end the session"
wait_gone "$folder/b"

"$session" -w no-such-window-manager -- true 2>"$folder/message" && fail "no complaint"
grep -q 'no-such-window-manager is not installed' "$folder/message" || fail "no clear message"

# In another language all is real: the C library would take no other for one.
"$session" -l de_DE -e LANGUAGE=fr -- bash -c '
  [ "$(date -d 2026-03-01 +%B)" = März ] || exit 21
  [ "$LANGUAGE" = fr ] || exit 22'
status=$?
[ "$status" = 0 ] || fail "in German status $status"

"$session" -e LANGUAGE=de -- true 2>"$folder/message" && fail "a LANGUAGE without a locale"
grep -q 'needs a real locale' "$folder/message" || fail "no clear message"

"$session" -l xx_XX -- true 2>"$folder/message" && fail "a locale that there isn't"
grep -q 'no locale xx_XX' "$folder/message" || fail "no clear message"
