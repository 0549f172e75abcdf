/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-options-text.h"

#include <stdlib.h>

/* In the order of #SoleusSides. These words stand in files: never translated, never changed. */
static const char *const side_names[] = { "both", "left", "right" };

/* In the order of #SoleusLeg. */
static const char *const one_more_names[] = { "neither", "left", "right" };

/**
 * soleus_options_to_text:
 *
 * Returns: (transfer full): the options as the history keeps them: "sides=both first=left hold=45
 *   repetitions=3 one-more=neither get-ready=0 more-pressure=0 on-floor=0"
 */
char *
soleus_options_to_text (const SoleusOptions *self)
{
  return g_strdup_printf (
      "sides=%s first=%s hold=%u repetitions=%u one-more=%s get-ready=%d more-pressure=%d "
      "on-floor=%d",
      side_names[self->sides], self->first == SOLEUS_LEG_RIGHT ? "right" : "left", self->hold,
      self->repetitions, one_more_names[self->one_more], self->get_ready, self->more_pressure, self->on_floor);
}

/* A number within its limits, or @otherwise. */
static int
read_number (const char *text, int min, int max, int otherwise)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, min, max, &number, NULL))
    return otherwise;
  return (int) number;
}

static SoleusSides
read_sides (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_names); i++)
    if (g_str_equal (text, side_names[i]))
      return (SoleusSides) i;
  return SOLEUS_SIDES_BOTH;
}

static SoleusLeg
read_one_more (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (one_more_names); i++)
    if (g_str_equal (one_more_names[i], text))
      return (SoleusLeg) i;
  return SOLEUS_LEG_BOTH;
}

static void
read_choice (SoleusOptions *self, const char *name, const char *value)
{
  if (g_str_equal (name, "sides"))
    self->sides = read_sides (value);
  else if (g_str_equal (name, "first"))
    self->first = g_str_equal (value, "right") ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  else if (g_str_equal (name, "hold"))
    self->hold = read_number (value, SOLEUS_HOLD_MIN, SOLEUS_HOLD_MAX, 0);
  else if (g_str_equal (name, "repetitions"))
    self->repetitions = read_number (value, SOLEUS_REPETITIONS_MIN, SOLEUS_REPETITIONS_MAX, 0);
  else if (g_str_equal (name, "one-more"))
    self->one_more = read_one_more (value);
  else if (g_str_equal (name, "get-ready"))
    self->get_ready = g_str_equal (value, "-1")
                          ? SOLEUS_GET_READY_WAIT
                          : read_number (value, SOLEUS_GET_READY_MIN, SOLEUS_GET_READY_MAX,
                                         SOLEUS_GET_READY_AUTO);
  else if (g_str_equal (name, "more-pressure"))
    self->more_pressure = g_str_equal (value, "1");
  else if (g_str_equal (name, "on-floor"))
    self->on_floor = g_str_equal (value, "1");
}

/**
 * soleus_options_from_text:
 * @self: (out): what was chosen; what @text does not tell, or tells wrong, is as by default
 * @text: as soleus_options_to_text() gave it, or what stands for it in an imported file
 */
void
soleus_options_from_text (SoleusOptions *self, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (text, " ", -1);

  *self = (SoleusOptions) SOLEUS_OPTIONS_INIT;
  for (guint i = 0; choices[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (choices[i], "=", 2);

      if (g_strv_length (parts) == 2)
        read_choice (self, parts[0], parts[1]);
    }
}
