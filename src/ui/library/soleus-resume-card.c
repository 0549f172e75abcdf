/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-resume-card.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-interrupted.h"
#include "soleus-layout.h"

/**
 * SoleusResumeCard:
 *
 * Offers to go on with a session that was cut off, as long as there is one and no lock is on. Going
 * on is the action `win.resume-session`; put off, the session counts as ended.
 */
struct _SoleusResumeCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *go_on;

  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  SoleusSafetyGate *gate;
  GCancellable *cancellable;
  SoleusInterrupted *shown;
  /* Waits until the session is too old. */
  guint source;
};

G_DEFINE_FINAL_TYPE (SoleusResumeCard, soleus_resume_card, ADW_TYPE_BIN)

static char *
describe (SoleusInterrupted *interrupted)
{
  SoleusSessionRecord *record = interrupted->record;
  g_autoptr (GDateTime) end = g_date_time_new_from_unix_local (record->end_us / G_USEC_PER_SEC);
  g_autofree char *time = soleus_format_time (end);
  g_autofree char *cut_off = NULL;

  /* Translators: the name of a routine, then a time of the day. */
  cut_off = g_strdup_printf (_ ("“%s” was interrupted at %s."), interrupted->routine->name, time);
  if (!soleus_routine_has_pressure (interrupted->routine))
    return g_steal_pointer (&cut_off);
  /* Translators: two whole sentences, of which the first is translated already. */
  return g_strdup_printf (_ ("%s The safety list comes first."), cut_off);
}

static gboolean
too_old_cb (gpointer user_data)
{
  SoleusResumeCard *self = user_data;

  self->source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_interrupted (SoleusResumeCard *self)
{
  const SoleusInterrupted *shown = self->shown;
  g_autofree char *title = NULL, *text = NULL;
  gint64 left_us;

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), shown != NULL);
  if (!shown)
    return;
  /* Translators: %u is a place among the steps of a session, then how many there are. */
  title = g_strdup_printf (_ ("Go on with step %u of %u?"), shown->next + 1, shown->work->len);
  text = describe (self->shown);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text);
  left_us =
      shown->record->end_us + SOLEUS_INTERRUPTED_LIFE_US - soleus_history_get_now (self->history);
  self->source = g_timeout_add_seconds ((guint) (left_us / G_USEC_PER_SEC) + 1, too_old_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusResumeCard *self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = soleus_history_load_sessions_finish (history, result, &error);

  /* The card may be gone if loading was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->shown, soleus_interrupted_unref);
  if (records && soleus_safety_gate_get_lock (self->gate) == SOLEUS_LOCK_NONE)
    self->shown =
        soleus_interrupted_find (records, self->catalogue, soleus_history_get_now (history));
  show_interrupted (self);
}

static void
reload (SoleusResumeCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_sessions_async (self->history, soleus_history_get_now (self->history) + 1, 1,
                                      self->cancellable, loaded_cb, self);
}

/* The button with the focus goes; what comes next gets it. */
static void
not_now_cb (SoleusResumeCard *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));
  SoleusHistoryToken token = { .uuid = self->shown->record->uuid };

  while (next && !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    next = gtk_widget_get_next_sibling (next);
  soleus_history_finish_session (self->history, &token, SOLEUS_OUTCOME_ENDED,
                                 self->shown->record->end_us);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
soleus_resume_card_dispose (GObject *object)
{
  SoleusResumeCard *self = SOLEUS_RESUME_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->shown, soleus_interrupted_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gate);
  /* The bin would unparent its child once more after the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_RESUME_CARD);
  G_OBJECT_CLASS (soleus_resume_card_parent_class)->dispose (object);
}

static void
soleus_resume_card_class_init (SoleusResumeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_resume_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-resume-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusResumeCard, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusResumeCard, text);
  gtk_widget_class_bind_template_child (widget_class, SoleusResumeCard, go_on);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
}

static void
soleus_resume_card_init (SoleusResumeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->go_on),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->title, self->text,
                                  NULL, -1);
}

/**
 * soleus_resume_card_set_context:
 * @history: where the session is looked for
 * @catalogue: has its routine
 * @gate: while its lock is on, nothing is offered
 *
 * Call it once.
 */
void
soleus_resume_card_set_context (SoleusResumeCard *self,
                                SoleusHistory *history,
                                SoleusCatalogue *catalogue,
                                SoleusSafetyGate *gate)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
  self->gate = g_object_ref (gate);
  g_signal_connect_object (history, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catalogue, "own-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}
