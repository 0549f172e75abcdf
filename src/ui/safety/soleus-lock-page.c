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
  GtkWidget *ticked;
  GtkLabel *ticked_title;
  GtkBox *rows;
  GtkWidget *how;
};

enum
{
  SIGNAL_OPEN_LIST,
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
add_row (SoleusLockPage *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "locked-row");
  gtk_box_append (self->rows, label);
}

static void
show_rows (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  const char *const *ids = soleus_safety_gate_get_lock_rows (gate);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_box_remove (self->rows, row);
  for (guint i = 0; ids[i]; i++)
    {
      const SoleusSafetyRow *ticked =
          soleus_safety_list_find_row (soleus_safety_gate_get_list (gate), ids[i]);

      if (ticked && ticked->verdict >= SOLEUS_VERDICT_RED)
        add_row (self, ticked->text);
    }
}

static void
show_ticked (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  g_autoptr (GDateTime) date = soleus_safety_gate_get_lock_date (gate);
  g_autofree char *day = NULL, *title = NULL;
  gboolean has_rows;

  gtk_widget_set_visible (self->ticked, date != NULL);
  if (!date)
    return;
  show_rows (self, gate);
  has_rows = gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL;
  day = g_date_time_format (date, "%x");
  title = has_rows
              /* Translators: a date. Below it stand the warning signs that were ticked then. */
              ? g_strdup_printf (_ ("Ticked on %s"), day)
              /* Translators: a date. */
              : g_strdup_printf (_ ("Since %s"), day);
  gtk_label_set_label (self->ticked_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), has_rows);
}

static void
show_advice (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  g_autoptr (GPtrArray) advices = g_ptr_array_new ();
  gboolean emergency = soleus_safety_gate_get_lock (gate) == SOLEUS_LOCK_EMERGENCY;

  g_ptr_array_add (advices,
                   (gpointer) soleus_safety_list_find_advice (soleus_safety_gate_get_list (gate),
                                                              emergency ? "emergency" : "red"));
  soleus_advice_panel_set_advices (
      self->panel, emergency ? SOLEUS_VERDICT_EMERGENCY : SOLEUS_VERDICT_RED, advices);
}

static void
soleus_lock_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LOCK_PAGE);
  G_OBJECT_CLASS (soleus_lock_page_parent_class)->dispose (object);
}

static void
soleus_lock_page_class_init (SoleusLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_lock_page_dispose;

  /**
   * SoleusLockPage::open-list:
   *
   * The person wants to go through the list again.
   */
  signals[SIGNAL_OPEN_LIST] = g_signal_new ("open-list", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_ADVICE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, panel);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, ticked);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, ticked_title);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, how);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
}

static void
soleus_lock_page_init (SoleusLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  show_ticked (self, gate);
  if (known)
    show_advice (self, gate);
  /* Nobody must be told of signs, or asked for a visit, where only the file can't be read. */
  gtk_widget_set_visible (GTK_WIDGET (self->panel), known);
  gtk_widget_set_visible (self->how, known);
}
