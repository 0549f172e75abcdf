/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-lock-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-panel.h"

/**
 * SoleusLockPage:
 *
 * What stands in the place of a start while a lock is on: why, since when, what to do, and how the
 * lock is lifted (content C3).
 */
struct _SoleusLockPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  SoleusAdvicePanel *panel;
  AdwPreferencesGroup *rows_group;
  GtkWidget *how;
  GtkWidget *phone_button;
  GtkWidget *list_button;
  GPtrArray *rows;
};

enum
{
  SIGNAL_OPEN_LIST,
  SIGNAL_PHONE,
  SIGNAL_LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusLockPage, soleus_lock_page, ADW_TYPE_BIN)

static void
list_cb (SoleusLockPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_LIST], 0);
}

static void
phone_cb (SoleusLockPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PHONE], 0);
}

static void
leave_cb (SoleusLockPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
add_row (SoleusLockPage *self, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", text, "title-lines", 0, "activatable", FALSE,
                "selectable", FALSE, NULL);
  adw_preferences_group_add (self->rows_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rows (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  const char *const *ids = soleus_safety_gate_get_lock_rows (gate);
  g_autoptr (GDateTime) date = soleus_safety_gate_get_lock_date (gate);
  g_autofree char *day = date ? g_date_time_format (date, "%x") : NULL;
  /* Translators: a date. Below it stand the warning signs that were ticked then. */
  g_autofree char *title = day ? g_strdup_printf (_("Ticked on %s"), day) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->rows_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; ids[i]; i++)
    {
      const SoleusSafetyRow *row =
          soleus_safety_list_find_row (soleus_safety_gate_get_list (gate), ids[i]);

      if (row && row->verdict >= SOLEUS_VERDICT_RED)
        add_row (self, row->text);
    }
  if (self->rows->len == 0 && day)
    {
      g_free (title);
      /* Translators: a date. */
      title = g_strdup_printf (_("Since %s"), day);
    }
  adw_preferences_group_set_title (self->rows_group, title ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rows_group), title != NULL);
}

static void
show_advice (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  g_autoptr (GPtrArray) advices = g_ptr_array_new ();
  gboolean emergency = soleus_safety_gate_get_lock (gate) == SOLEUS_LOCK_EMERGENCY;

  g_ptr_array_add (advices, (gpointer) soleus_safety_list_find_advice (
                                soleus_safety_gate_get_list (gate), emergency ? "emergency" : "red"));
  soleus_advice_panel_set_advices (
      self->panel, emergency ? SOLEUS_VERDICT_EMERGENCY : SOLEUS_VERDICT_RED, advices);
}

static gboolean
soleus_lock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_LOCK_PAGE (widget)->list_button);
}

static void
soleus_lock_page_dispose (GObject *object)
{
  SoleusLockPage *self = SOLEUS_LOCK_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LOCK_PAGE);
  G_OBJECT_CLASS (soleus_lock_page_parent_class)->dispose (object);
}

static void
soleus_lock_page_class_init (SoleusLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_lock_page_dispose;
  widget_class->grab_focus = soleus_lock_page_grab_focus;

  /**
   * SoleusLockPage::open-list:
   *
   * The person wants to go through the list again.
   */
  signals[SIGNAL_OPEN_LIST] = g_signal_new ("open-list", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SoleusLockPage::phone:
   *
   * The person wants to know what to say on the phone.
   */
  signals[SIGNAL_PHONE] = g_signal_new ("phone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_ADVICE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, panel);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, rows_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, how);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, phone_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, list_button);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
soleus_lock_page_init (SoleusLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * soleus_lock_page_show_lock:
 * @gate: a gate with a lock on
 */
void
soleus_lock_page_show_lock (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  const SoleusSafetyAdvice *advice = soleus_safety_gate_get_lock_advice (gate);
  gboolean known = soleus_safety_gate_get_lock (gate) >= SOLEUS_LOCK_RED;

  g_return_if_fail (advice != NULL);

  adw_status_page_set_title (self->status, advice->title);
  adw_status_page_set_description (self->status, advice->texts[0]);
  show_rows (self, gate);
  if (known)
    show_advice (self, gate);
  /* Nobody must be told of signs, or asked for a visit, where only the file can't be read. */
  gtk_widget_set_visible (GTK_WIDGET (self->panel), known);
  gtk_widget_set_visible (self->phone_button, known);
  gtk_widget_set_visible (self->how, known);
}
