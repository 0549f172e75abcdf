/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-lock-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-panel.h"
#include "soleus-format.h"

/* Stands in the place of a start while a lock is on: why, since when, what to do, how the lock is
 * lifted, and how the answers are deleted. */
struct _SoleusLockPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  SoleusAdvicePanel *panel;
  GtkWidget *ticked;
  GtkLabel *ticked_title;
  GtkBox *rows;
  GtkWidget *delete_box;
  GtkLabel *delete_note;
  GtkWidget *delete_button;
  GtkLabel *problem;
  GtkWidget *clot_note;
  GtkWidget *how;
  GtkWidget *list_button;

  SoleusSafetyGate *gate;

  gboolean has_phone_script;
};

G_DEFINE_FINAL_TYPE (SoleusLockPage, soleus_lock_page, ADW_TYPE_BIN)

static const char *
get_kept_text (void)
{
  return _ ("What stays: that sessions are locked, since when and whether it is an emergency, "
            "whether a blood clot was ticked, and the seconds of massage in the last hour.");
}

static void
delete_cb (SoleusLockPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!soleus_safety_gate_delete_answers (self->gate, &error))
    {
      gtk_label_set_label (self->delete_note, error->message);
      return;
    }
  /* The button with the focus goes. */
  gtk_widget_grab_focus (self->list_button);
  soleus_lock_page_show_lock (self, self->gate);
  text = g_strdup_printf ("%s %s", _ ("Your answers have been deleted."), get_kept_text ());
  gtk_label_set_label (self->delete_note, text);
  gtk_widget_set_visible (self->delete_box, TRUE);
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
        {
          GtkWidget *label = gtk_label_new (ticked->text);

          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_widget_add_css_class (label, "locked-row");
          gtk_box_append (self->rows, label);
        }
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
  day = soleus_format_date (date);
  title = has_rows
              /* Translators: a date. Below it stand the warning signs that were ticked then. */
              ? g_strdup_printf (_ ("Ticked on %s"), day)
              /* Translators: a date. */
              : g_strdup_printf (_ ("Since %s"), day);
  gtk_label_set_label (self->ticked_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), has_rows);
}

/* Every row that was ticked is deleted, also those that lock nothing. */
static void
show_delete (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  gboolean any = soleus_safety_gate_get_lock_rows (gate)[0] != NULL;

  gtk_label_set_label (self->delete_note, get_kept_text ());
  gtk_widget_set_visible (self->delete_box, any);
  gtk_widget_set_visible (self->delete_button, any);
}

static void
show_advice (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  SoleusSafetyList *list = soleus_safety_gate_get_list (gate);
  gboolean emergency = soleus_safety_gate_get_lock (gate) == SOLEUS_LOCK_EMERGENCY;
  SoleusVerdictKind kind = emergency ? SOLEUS_VERDICT_EMERGENCY : SOLEUS_VERDICT_RED;
  g_autoptr (GPtrArray) advices =
      soleus_safety_list_find_row_advices (list, soleus_safety_gate_get_lock_rows (gate), kind);

  /* The rows may have been deleted. */
  if (advices->len == 0)
    g_ptr_array_add (
        advices, (gpointer) soleus_safety_list_find_advice (list, emergency ? "emergency" : "red"));
  soleus_advice_panel_set_advices (self->panel, kind, advices);
  for (guint i = 0; !emergency && i < advices->len; i++)
    if (((const SoleusSafetyAdvice *) advices->pdata[i])->has_phone_script)
      self->has_phone_script = TRUE;
}

static void
soleus_lock_page_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_LOCK_PAGE (object)->gate);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LOCK_PAGE);
  G_OBJECT_CLASS (soleus_lock_page_parent_class)->dispose (object);
}

static void
soleus_lock_page_class_init (SoleusLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_lock_page_dispose;

  g_type_ensure (SOLEUS_TYPE_ADVICE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, panel);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, ticked);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, ticked_title);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, delete_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, delete_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, clot_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, how);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockPage, list_button);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
soleus_lock_page_init (SoleusLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
soleus_lock_page_show_lock (SoleusLockPage *self, SoleusSafetyGate *gate)
{
  const SoleusSafetyAdvice *advice = soleus_safety_gate_get_lock_advice (gate);
  const char *problem = soleus_safety_gate_get_lock_problem (gate);
  gboolean known = soleus_safety_gate_get_lock (gate) >= SOLEUS_LOCK_RED;

  g_return_if_fail (advice != NULL);

  g_set_object (&self->gate, gate);
  adw_status_page_set_title (self->status, advice->title);
  adw_status_page_set_description (self->status, advice->texts[0]);
  show_ticked (self, gate);
  self->has_phone_script = FALSE;
  show_delete (self, gate);
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (self->clot_note, !known && soleus_safety_gate_get_clot_history (gate));
  if (known)
    show_advice (self, gate);
  /* Nobody must be told of signs, or asked for a visit, where only the file can't be read. */
  gtk_widget_set_visible (GTK_WIDGET (self->panel), known);
  gtk_widget_set_visible (self->how, known);
}

/* Whether the words for the phone go with the lock that is shown. They never do in an emergency,
 * where nothing may delay the call. */
gboolean
soleus_lock_page_has_phone_script (SoleusLockPage *self)
{
  return self->has_phone_script;
}
