#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test-installed.sh SOURCE-ROOT: what meson install leaves works on its own. Builds for a prefix of
# its own, since the place of the catalogues and the service's command are compiled in.
set -euo pipefail
source_root=$1
folder=$(mktemp -d -t soleus-installed.XXXXXX)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/prefix

meson setup "$folder/build" "$source_root" --prefix="$prefix" -Dtests=false --buildtype=plain >&2
meson install -C "$folder/build" --quiet >&2

id=io.github.soleus_app.Soleus
for file in bin/soleus bin/soleus-reminder share/man/man1/soleus-reminder.1 \
  "share/applications/$id.Reminder.desktop" "share/dbus-1/services/$id.Reminder.service" "share/applications/$id.desktop" "share/metainfo/$id.metainfo.xml" \
  "share/glib-2.0/schemas/$id.gschema.xml" share/glib-2.0/schemas/gschemas.compiled \
  "share/dbus-1/services/$id.service" "share/icons/hicolor/scalable/apps/$id.svg" \
  "share/icons/hicolor/symbolic/apps/$id-symbolic.svg" share/man/man1/soleus.1 \
  share/soleus/routine-file.rng \
  "share/mime/packages/$id.xml" share/mime/mime.cache \
  share/icons/hicolor/scalable/mimetypes/application-vnd.soleus.routine+xml.svg; do
  [ -s "$prefix/$file" ] || { echo "$file was not installed" >&2; exit 1; }
done
for language in $(sed 's/#.*//' "$source_root/po/LINGUAS"); do
  [ -s "$prefix/share/locale/$language/LC_MESSAGES/soleus.mo" ] \
    || { echo "the catalogue for $language was not installed" >&2; exit 1; }
done
desktop-file-validate "$prefix/share/applications/$id.desktop"
appstreamcli validate --no-net "$prefix/share/metainfo/$id.metainfo.xml"

# The schema and the icons must be found where they were installed, not in the build directory.
unset GSETTINGS_SCHEMA_DIR
export SESSION_DATA_DIRS=$prefix/share:/usr/local/share:/usr/share SOLEUS_PROGRAM=$prefix/bin/soleus
session=("$source_root/tests/support/session.sh" -e "PATH=$prefix/bin:/usr/bin:/bin")
activation=(-- /usr/bin/python3 "$source_root/tests/e2e/test-activation.py")
"${session[@]}" "${activation[@]}"
for locale in de_DE ar_EG; do
  "${session[@]}" -l "$locale" -e "LANGUAGE=${locale%_*}" "${activation[@]}"
done
"${session[@]}" -- /usr/bin/python3 "$source_root/tests/e2e/test-menu.py"
"${session[@]}" -- /usr/bin/python3 "$source_root/tests/e2e/test-reminder-installed.py"
