/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-session-row.h"

#include <glib/gi18n-lib.h>

#include "soleus-combo-row.h"
#include "soleus-plan-text.h"
#include "soleus-time-row.h"
#include "soleus-weekday-buttons.h"

/**
 * SoleusPlanSessionRow:
 *
 * A routine in a plan that is written: what it is, on which days, when and how often. It is taken
 * out by its button.
 *
 * Signal "edited": something was changed. Signal "removed": the person wants it out.
 */
struct _SoleusPlanSessionRow
{
  AdwExpanderRow parent_instance;

  AdwComboRow *routine;
  SoleusWeekdayButtons *weekdays;
  AdwComboRow *time;
  GtkSpinButton *times;

  /* (element-type utf8): the ids of the routines that can be chosen. */
  GPtrArray *ids;
  gboolean updating;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPlanSessionRow, soleus_plan_session_row, ADW_TYPE_EXPANDER_ROW)

static guint
get_times (SoleusPlanSessionRow *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->times);
}

/* What is chosen, in the row when it is closed. */
static void
show_choice (SoleusPlanSessionRow *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->routine);
  const char *name = chosen ? gtk_string_object_get_string (chosen) : "";
  guint weekdays = soleus_weekday_buttons_get (self->weekdays);
  SoleusPlanSession session = { .at_least = get_times (self), .at_most = get_times (self) };
  g_autofree char *days = weekdays == 0 ? g_strdup (_ ("Choose at least one day of the week."))
                                        : soleus_plan_format_weekdays (weekdays);
  g_autofree char *minute = soleus_plan_format_minute (soleus_time_row_get (self->time));
  g_autofree char *times = soleus_plan_format_times (&session);
  g_autofree char *text = g_strjoin (" · ", days, minute, times, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  /* The title names only the row within the row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  if (weekdays == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
}

static void
edited_cb (SoleusPlanSessionRow *self)
{
  if (self->updating)
    return;
  show_choice (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
remove_cb (SoleusPlanSessionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
add_routines (SoleusPlanSessionRow *self, GtkStringList *list, GPtrArray *routines)
{
  for (guint i = 0; i < routines->len; i++)
    {
      SoleusRoutine *routine = routines->pdata[i];

      gtk_string_list_append (list, routine->name);
      g_ptr_array_add (self->ids, g_strdup (routine->id));
    }
}

/* The person's own ones come first. One that is gone is named all the same. */
static void
fill_routines (SoleusPlanSessionRow *self, SoleusCatalogue *catalogue, const char *id)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint index;

  add_routines (self, list, catalogue->own);
  add_routines (self, list, catalogue->routines);
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index))
    {
      index = self->ids->len;
      gtk_string_list_append (list, soleus_catalogue_name_routine (catalogue, id));
      g_ptr_array_add (self->ids, g_strdup (id));
    }
  adw_combo_row_set_model (self->routine, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->routine, index);
}

/* ---- building */

static GtkWidget *
make_combo_row (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
make_times_row (SoleusPlanSessionRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ ("Times a day");

  self->times = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, SOLEUS_PLAN_MAX_TIMES, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->times), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->times), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->times));
  return row;
}

static GtkWidget *
make_weekdays_row (SoleusPlanSessionRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->weekdays = SOLEUS_WEEKDAY_BUTTONS (soleus_weekday_buttons_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->weekdays), "row-buttons");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->weekdays));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_remove_button (SoleusPlanSessionRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Remove from the Plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove from the Plan"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
}

static void
soleus_plan_session_row_finalize (GObject *object)
{
  SoleusPlanSessionRow *self = SOLEUS_PLAN_SESSION_ROW (object);

  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (soleus_plan_session_row_parent_class)->finalize (object);
}

static void
soleus_plan_session_row_class_init (SoleusPlanSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_plan_session_row_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_plan_session_row_init (SoleusPlanSessionRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  GtkWidget *routine = make_combo_row (_ ("Routine"));
  /* Translators: the time of the day. */
  GtkWidget *time = make_combo_row (C_ ("plan", "Time"));

  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->routine = ADW_COMBO_ROW (routine);
  self->time = ADW_COMBO_ROW (time);
  soleus_combo_row_show_whole (self->routine);
  soleus_time_row_set_up (self->time);
  adw_expander_row_add_row (row, routine);
  adw_expander_row_add_row (row, make_weekdays_row (self));
  adw_expander_row_add_row (row, time);
  adw_expander_row_add_row (row, make_times_row (self));
  add_remove_button (self);
  g_signal_connect_object (routine, "notify::selected", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->weekdays, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (time, "notify::selected", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->times, "value-changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
soleus_plan_session_row_new (SoleusCatalogue *catalogue, const SoleusPlanSession *session)
{
  SoleusPlanSessionRow *self = g_object_new (SOLEUS_TYPE_PLAN_SESSION_ROW, NULL);

  self->updating = TRUE;
  fill_routines (self, catalogue, session->routine);
  soleus_weekday_buttons_set (self->weekdays, session->weekdays);
  soleus_time_row_set (self->time, session->minute);
  gtk_spin_button_set_value (self->times, session->at_least);
  self->updating = FALSE;
  show_choice (self);
  return GTK_WIDGET (self);
}

/* Adds what is chosen to a plan that is being made. */
void
soleus_plan_session_row_add_to (SoleusPlanSessionRow *self, SoleusPlan *plan)
{
  guint chosen = adw_combo_row_get_selected (self->routine);

  if (chosen < self->ids->len)
    soleus_plan_add_session (plan, self->ids->pdata[chosen],
                             soleus_weekday_buttons_get (self->weekdays), get_times (self),
                             soleus_time_row_get (self->time));
}
