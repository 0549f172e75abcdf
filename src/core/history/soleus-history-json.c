/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-export.h"

#include <json-glib/json-glib.h>

#include "soleus-history-names.h"
#include "soleus-history-time.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_name (JsonBuilder *builder, const char *name, SoleusNames names, int value)
{
  add_text (builder, name, soleus_names_get (names, value));
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 utc_us, SoleusSessionRecord *record)
{
  g_autofree char *text =
      soleus_history_time_format (utc_us, soleus_session_record_get_offset (record));

  add_text (builder, name, text);
}

static void
add_phase (JsonBuilder *builder, SoleusSessionRecord *record, const SoleusPhaseRecord *phase)
{
  json_builder_begin_object (builder);
  add_int (builder, "number", phase->number);
  add_name (builder, "leg", SOLEUS_NAMES_LEG, phase->leg);
  add_name (builder, "muscle", SOLEUS_NAMES_MUSCLE, phase->muscle);
  add_name (builder, "kind", SOLEUS_NAMES_KIND, phase->kind);
  add_text (builder, "step", phase->step);
  add_int (builder, "worked_ms", phase->worked_ms);
  add_int (builder, "planned_ms", phase->planned_ms);
  json_builder_set_member_name (builder, "pressure");
  json_builder_add_boolean_value (builder, phase->pressure);
  add_time (builder, "end", phase->end_us, record);
  json_builder_end_object (builder);
}

static void
add_phases (JsonBuilder *builder, SoleusSessionRecord *record)
{
  json_builder_set_member_name (builder, "phases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < soleus_session_record_get_n_phases (record); i++)
    add_phase (builder, record, soleus_session_record_get_phase (record, i));
  json_builder_end_array (builder);
}

static void
add_rating (JsonBuilder *builder,
            SoleusSessionRecord *record,
            SoleusRatingMoment moment,
            SoleusLeg leg)
{
  int value = soleus_session_record_get_rating (record, moment, leg);

  if (value == SOLEUS_RATING_NONE)
    return;
  json_builder_begin_object (builder);
  add_name (builder, "moment", SOLEUS_NAMES_MOMENT, moment);
  add_name (builder, "leg", SOLEUS_NAMES_LEG, leg);
  add_int (builder, "value", value);
  json_builder_end_object (builder);
}

static void
add_ratings (JsonBuilder *builder, SoleusSessionRecord *record)
{
  json_builder_set_member_name (builder, "ratings");
  json_builder_begin_array (builder);
  add_rating (builder, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT);
  add_rating (builder, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_RIGHT);
  add_rating (builder, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT);
  add_rating (builder, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT);
  json_builder_end_array (builder);
}

static void
add_pain_stops (JsonBuilder *builder, SoleusSessionRecord *record)
{
  json_builder_set_member_name (builder, "pain_stops");
  json_builder_begin_array (builder);
  for (guint i = 0; i < soleus_session_record_get_n_pain_stops (record); i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (record, i);

      json_builder_begin_object (builder);
      add_int (builder, "number", stop->number);
      add_name (builder, "leg", SOLEUS_NAMES_LEG, stop->leg);
      add_text (builder, "step", stop->step);
      add_int (builder, "seconds", stop->seconds);
      add_name (builder, "answer", SOLEUS_NAMES_ANSWER, stop->answer);
      add_time (builder, "at", stop->at_us, record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * soleus_history_json_append:
 * @text: gains one object, with all that is recorded of the session
 */
void
soleus_history_json_append (GString *text, SoleusSessionRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "uuid", soleus_session_record_get_uuid (record));
  add_text (builder, "routine", soleus_session_record_get_routine (record));
  add_text (builder, "options", soleus_session_record_get_options (record));
  add_text (builder, "verdict", soleus_session_record_get_verdict (record));
  add_time (builder, "start", soleus_session_record_get_start (record), record);
  add_time (builder, "end", soleus_session_record_get_end (record), record);
  add_name (builder, "outcome", SOLEUS_NAMES_OUTCOME, soleus_session_record_get_outcome (record));
  add_phases (builder, record);
  add_ratings (builder, record);
  add_pain_stops (builder, record);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, text);
}
