/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-finish-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/**
 * SoleusFinishPage:
 *
 * Tells that the session is over and what was done in it.
 */
struct _SoleusFinishPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *heading;
  GtkLabel *summary;
  AdwPreferencesGroup *worked_group;
  GtkWidget *leave_button;
  GPtrArray *rows;
};

enum
{
  SIGNAL_LEAVE,
  SIGNAL_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusFinishPage, soleus_finish_page, ADW_TYPE_BIN)

static void
leave_cb (SoleusFinishPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
again_cb (SoleusFinishPage *self)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0);
}

static gboolean
soleus_finish_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_FINISH_PAGE (widget)->leave_button);
}

static void
add_row (SoleusFinishPage *self, SoleusSession *session, SoleusLeg leg)
{
  gint64 worked = soleus_session_get_worked (session, leg, FALSE);
  GtkWidget *row, *label;
  g_autofree char *time = NULL;

  if (worked < 1000)
    return;
  time = soleus_format_duration (worked);
  row = adw_action_row_new ();
  label = gtk_label_new (time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), soleus_format_leg (leg));
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->worked_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
soleus_finish_page_dispose (GObject *object)
{
  SoleusFinishPage *self = SOLEUS_FINISH_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_FINISH_PAGE);
  G_OBJECT_CLASS (soleus_finish_page_parent_class)->dispose (object);
}

static void
soleus_finish_page_class_init (SoleusFinishPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_finish_page_dispose;
  widget_class->grab_focus = soleus_finish_page_grab_focus;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_AGAIN] = g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-finish-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, worked_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, leave_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
soleus_finish_page_init (SoleusFinishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * soleus_finish_page_set_session:
 * @session: one that is over
 */
void
soleus_finish_page_set_session (SoleusFinishPage *self, SoleusSession *session)
{
  const SoleusOptions *options = soleus_session_get_options (session);
  SoleusLeg second =
      options->first == SOLEUS_LEG_RIGHT ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;
  gboolean whole = soleus_session_get_state (session) == SOLEUS_SESSION_FINISHED;
  gint64 worked = 0;
  g_autofree char *time = NULL, *summary = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->worked_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    worked += soleus_session_get_worked (session, leg, FALSE);
  time = soleus_format_duration (worked);

  adw_window_title_set_title (self->title,
                              soleus_routine_get_name (soleus_session_get_routine (session)));
  gtk_label_set_label (self->heading, whole ? _("Well done") : _("Ended early"));
  if (worked < 1000)
    summary = g_strdup (_("Nothing was done this time. That’s fine."));
  else if (whole)
    /* Translators: %s is a length of time, such as "4 min". */
    summary = g_strdup_printf (_("You are done. Time worked: %s."), time);
  else
    /* Translators: %s is a length of time, such as "4 min". */
    summary = g_strdup_printf (_("What you did counts. Time worked: %s."), time);
  gtk_label_set_label (self->summary, summary);
  add_row (self, session, second == SOLEUS_LEG_LEFT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT);
  add_row (self, session, second);
  add_row (self, session, SOLEUS_LEG_BOTH);
  gtk_widget_set_visible (GTK_WIDGET (self->worked_group), self->rows->len > 0);
}
