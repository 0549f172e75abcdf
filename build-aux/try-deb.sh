#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# try-deb.sh DIRECTORY: what deb.sh --try does in its fresh Debian. DIRECTORY has the package
# (soleus.deb) and the tests. Do not run it in a system of your own: it installs and removes.
set -euo pipefail
folder=$1
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8

say() {
  printf 'try-deb: %s\n' "$*"
}

# Every file of the system that has the name, or that a cache of the desktop has listed.
traces() {
  find / -xdev \( -path "$folder" -o -path /proc -o -path /sys -o -path /dev -o -path /tmp \
    -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/log -o -path /var/cache/apt \) \
    -prune -o -iname '*soleus*' -print
  grep -lrs soleus /usr/share/applications /usr/share/glib-2.0/schemas /usr/share/icons/hicolor \
    /usr/share/dbus-1 /usr/share/mime || true
}

before=$(traces)
[ -z "$before" ] || { say "was there already: $before"; exit 1; }
dpkg-query -W -f '${Package}\n' | sort >"$folder/before"

# Soleus must do without the packages that its own recommends.
apt-get install -q -y --no-install-recommends "$folder/soleus.deb"
say "installed, with $(dpkg-query -W -f '${Package}\n' | sort | comm -13 "$folder/before" - \
  | wc -l) packages that it depends on"
[ -n "$(traces)" ] || { say "the search for traces finds nothing"; exit 1; }
dpkg --verify soleus

SOLEUS_PROGRAM=/usr/bin/soleus "$folder/tests/support/session.sh" -a -- \
  /usr/bin/python3 "$folder/tests/e2e/test-activation.py"
say "started from its menu entry, by its D-Bus name and by opening a routine's file"
SOLEUS_PROGRAM=/usr/bin/soleus "$folder/tests/support/session.sh" -a -- \
  /usr/bin/python3 "$folder/tests/e2e/test-heard.py"
say "a chime was heard"

SOLEUS_PROGRAM=/usr/bin/soleus "$folder/tests/support/session.sh" -- \
  /usr/bin/python3 "$folder/tests/e2e/test-reminder-installed.py"
say "the reminder is started at login and by the window, and has its buttons"

apt-get purge -q -y soleus
after=$(traces)
[ -z "$after" ] || { say "left behind: $after"; exit 1; }
say "removed, and left nothing"
