#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-xml.sh SOURCE-ROOT: every XML file of data/ and src/ is well-formed.
set -eu
find "$1/data" "$1/src" -type f \( -name '*.ui' -o -name '*.xml' -o -name '*.svg' -o -name '*.its' \
  -o -name '*.loc' -o -name '*.rng' -o -name '*.xml.in' \) -exec xmllint --noout --nonet {} +
