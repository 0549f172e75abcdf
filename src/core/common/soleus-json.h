/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Objects and lists may stand in each other so deep, and no deeper. */
#define SOLEUS_JSON_MAX_DEPTH 16

/**
 * SoleusJson:
 *
 * Reads JSON (RFC 8259) from its beginning to its end, one value after the other, without building
 * anything of it in memory. The first failure sticks: after it nothing more is read.
 */
typedef struct
{
  /*< private >*/
  const char *start;
  const char *at;
  const char *end;
  GString *text;
  guint depth;
  gboolean opened;
  gboolean failed;
} SoleusJson;

void soleus_json_init (SoleusJson *self, const char *data, gsize length);
void soleus_json_clear (SoleusJson *self);

gboolean soleus_json_open_object (SoleusJson *self);
gboolean soleus_json_open_array (SoleusJson *self);
gboolean soleus_json_next_member (SoleusJson *self, const char **name);
gboolean soleus_json_next_element (SoleusJson *self);

const char *soleus_json_read_string (SoleusJson *self);
gboolean soleus_json_next_is_string (SoleusJson *self);
gboolean soleus_json_read_int (SoleusJson *self, gint64 *value);
gboolean soleus_json_read_boolean (SoleusJson *self, gboolean *value);
gboolean soleus_json_skip (SoleusJson *self);
const char *soleus_json_skip_span (SoleusJson *self, gsize *length);
gboolean soleus_json_finish (SoleusJson *self);

gboolean soleus_json_has_failed (const SoleusJson *self);
void soleus_json_get_place (const SoleusJson *self, guint *line, guint *column);

void soleus_json_append_string (GString *json, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusJson, soleus_json_clear)

G_END_DECLS
