/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-export.h"

#include "soleus-history-names.h"
#include "soleus-history-time.h"
#include "soleus-json.h"

/* Each adds one member to an object; the first of them takes the comma away. */

static void
add_member (GString *json, const char *name)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  soleus_json_append_string (json, name);
  g_string_append_c (json, ':');
}

static void
add_text (GString *json, const char *name, const char *value)
{
  add_member (json, name);
  soleus_json_append_string (json, value);
}

static void
add_int (GString *json, const char *name, gint64 value)
{
  add_member (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

static void
add_name (GString *json, const char *name, SoleusNames names, int value)
{
  add_text (json, name, soleus_names_get (names, value));
}

static void
add_time (GString *json, const char *name, gint64 utc_us, SoleusSessionRecord *record)
{
  g_autofree char *text =
      soleus_history_time_format (utc_us, soleus_session_record_get_offset (record));

  add_text (json, name, text);
}

static void
begin_element (GString *json)
{
  g_string_append (json, json->str[json->len - 1] == '[' ? "{" : ",{");
}

static void
add_phases (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "phases");
  g_string_append_c (json, '[');
  for (guint i = 0; i < soleus_session_record_get_n_phases (record); i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (record, i);

      begin_element (json);
      add_int (json, "number", phase->number);
      add_name (json, "leg", SOLEUS_NAMES_LEG, phase->leg);
      add_name (json, "muscle", SOLEUS_NAMES_MUSCLE, phase->muscle);
      add_name (json, "kind", SOLEUS_NAMES_KIND, phase->kind);
      add_text (json, "step", phase->step);
      add_int (json, "worked_ms", phase->worked_ms);
      add_int (json, "planned_ms", phase->planned_ms);
      add_member (json, "pressure");
      g_string_append (json, phase->pressure ? "true" : "false");
      add_time (json, "end", phase->end_us, record);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
add_rating (GString *json, SoleusSessionRecord *record, SoleusRatingMoment moment, SoleusLeg leg)
{
  int value = soleus_session_record_get_rating (record, moment, leg);

  if (value == SOLEUS_RATING_NONE)
    return;
  begin_element (json);
  add_name (json, "moment", SOLEUS_NAMES_MOMENT, moment);
  add_name (json, "leg", SOLEUS_NAMES_LEG, leg);
  add_int (json, "value", value);
  g_string_append_c (json, '}');
}

static void
add_ratings (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "ratings");
  g_string_append_c (json, '[');
  add_rating (json, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT);
  add_rating (json, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_RIGHT);
  add_rating (json, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT);
  add_rating (json, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT);
  g_string_append_c (json, ']');
}

static void
add_pain_stops (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "pain_stops");
  g_string_append_c (json, '[');
  for (guint i = 0; i < soleus_session_record_get_n_pain_stops (record); i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (record, i);

      begin_element (json);
      add_int (json, "number", stop->number);
      add_name (json, "leg", SOLEUS_NAMES_LEG, stop->leg);
      add_text (json, "step", stop->step);
      add_int (json, "seconds", stop->seconds);
      add_name (json, "answer", SOLEUS_NAMES_ANSWER, stop->answer);
      add_time (json, "at", stop->at_us, record);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

/**
 * soleus_history_json_append:
 * @text: gains one object, with all that is recorded of the session
 */
void
soleus_history_json_append (GString *text, SoleusSessionRecord *record)
{
  g_string_append_c (text, '{');
  add_text (text, "uuid", soleus_session_record_get_uuid (record));
  add_text (text, "routine", soleus_session_record_get_routine (record));
  add_text (text, "options", soleus_session_record_get_options (record));
  add_text (text, "verdict", soleus_session_record_get_verdict (record));
  add_time (text, "start", soleus_session_record_get_start (record), record);
  add_time (text, "end", soleus_session_record_get_end (record), record);
  add_name (text, "outcome", SOLEUS_NAMES_OUTCOME, soleus_session_record_get_outcome (record));
  add_phases (text, record);
  add_ratings (text, record);
  add_pain_stops (text, record);
  g_string_append_c (text, '}');
}
