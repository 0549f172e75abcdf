/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SpeechServer:
 *
 * A speech-dispatcher of the test's own whose only voice writes down what it is told to say.
 */
typedef struct _SpeechServer SpeechServer;

SpeechServer *speech_server_new (const char *seconds);
void speech_server_free (SpeechServer *self);

void speech_server_set_seconds (SpeechServer *self, const char *seconds);
void speech_server_set_module (SpeechServer *self, const char *module);
void speech_server_start (SpeechServer *self);
void speech_server_kill (SpeechServer *self);
void speech_server_freeze (SpeechServer *self);
void speech_server_thaw (SpeechServer *self);

char *speech_server_dup_log (SpeechServer *self);
char *speech_server_dup_manner (SpeechServer *self);
void speech_server_clear_log (SpeechServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpeechServer, speech_server_free)

G_END_DECLS
