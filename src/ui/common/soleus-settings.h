/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-options.h"

G_BEGIN_DECLS

/* Notices that are given once and never again. */
typedef enum
{
  SOLEUS_NOTICE_FIRST_RUN,
  SOLEUS_NOTICE_KEEP_AWAKE,
  SOLEUS_NOTICE_VOICE,
} SoleusNotice;

#define SOLEUS_TYPE_SETTINGS (soleus_settings_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSettings, soleus_settings, SOLEUS, SETTINGS, GObject)

SoleusSettings *soleus_settings_new (void);
char *soleus_settings_repair (SoleusSettings *self);
gboolean soleus_settings_are_kept (SoleusSettings *self, GDBusConnection *connection);
void soleus_settings_bind_writable (SoleusSettings *self, const char *property, gpointer widget);
GAction *soleus_settings_create_action (SoleusSettings *self, const char *property);

void soleus_settings_get_options (SoleusSettings *self, SoleusOptions *options);
SoleusEquipment soleus_settings_get_equipment (SoleusSettings *self);
void soleus_settings_set_equipment (SoleusSettings *self, SoleusEquipment equipment);
double soleus_settings_get_sound_volume (SoleusSettings *self);
gboolean soleus_settings_get_sound_muted (SoleusSettings *self);
void soleus_settings_set_sound_muted (SoleusSettings *self, gboolean muted);
gboolean soleus_settings_get_voice (SoleusSettings *self);
void soleus_settings_set_voice (SoleusSettings *self, gboolean voice);
gboolean soleus_settings_get_media_keys (SoleusSettings *self);
char *soleus_settings_get_files_folder (SoleusSettings *self);
void soleus_settings_set_files_folder (SoleusSettings *self, const char *uri);
char *soleus_settings_get_page_setup (SoleusSettings *self);
void soleus_settings_set_page_setup (SoleusSettings *self, const char *text);
gboolean soleus_settings_has_seen (SoleusSettings *self, SoleusNotice notice);
void soleus_settings_set_seen (SoleusSettings *self, SoleusNotice notice);
void
soleus_settings_get_window (SoleusSettings *self, int *width, int *height, gboolean *maximized);
void soleus_settings_set_window (SoleusSettings *self, int width, int height, gboolean maximized);

G_END_DECLS
