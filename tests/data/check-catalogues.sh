#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-catalogues.sh SOURCE-ROOT: each language of po/LINGUAS has a catalogue without errors, and
# no catalogue is left out.
set -eu
cd "$1/po"
languages=$(sed 's/#.*//' LINGUAS | tr '\n' ' ')
for language in $languages; do
  msgfmt --check --output-file=/dev/null "$language.po"
done
for catalogue in *.po; do
  [ -e "$catalogue" ] || break
  case " $languages " in
    *" ${catalogue%.po} "*) ;;
    *) echo "$catalogue is not in po/LINGUAS" >&2; exit 1 ;;
  esac
done
