/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

/* Reads @data as the program would read a file of it; whatever goes wrong ends the process. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Called once, before the first input. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

const char *fuzz_get_folder (void);
const char *fuzz_write_file (const uint8_t *data, size_t size);
