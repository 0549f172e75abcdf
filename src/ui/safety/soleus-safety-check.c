/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-check.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-panel.h"
#include "soleus-compat.h"

/**
 * SoleusSafetyCheck:
 *
 * One row of the safety list: what can be ticked, once or for each leg, and the advice that a tick
 * shows below it.
 */
struct _SoleusSafetyCheck
{
  AdwBin parent_instance;

  GtkWidget *question;
  SoleusAdvicePanel *panel;
  /* The check button, or those of the left and the right leg. */
  GtkWidget *buttons[2];

  SoleusSafetyAnswers *answers;
  const SoleusSafetyRow *row;
};

enum
{
  SIGNAL_TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSafetyCheck, soleus_safety_check, ADW_TYPE_BIN)

static void
toggled_cb (SoleusSafetyCheck *self, GtkCheckButton *button)
{
  SoleusLegs legs = SOLEUS_LEGS_BOTH;

  if (self->row->per_leg)
    legs = GTK_WIDGET (button) == self->buttons[0] ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT;
  g_signal_emit (self, signals[SIGNAL_TICKED], 0, gtk_check_button_get_active (button));
  soleus_safety_answers_tick (self->answers, self->row->id, legs,
                              gtk_check_button_get_active (button));
}

static void
connect_button (SoleusSafetyCheck *self, GtkWidget *button)
{
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
add_leg_button (SoleusSafetyCheck *self, GtkBox *legs, guint i, const char *label, char *name)
{
  g_autofree char *full_name = name;

  self->buttons[i] = soleus_safety_check_new_button (label);
  /* The word alone does not say what it is that the leg has. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->buttons[i]),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  full_name, -1);
  gtk_box_append (legs, self->buttons[i]);
  connect_button (self, self->buttons[i]);
}

static void
build_per_leg (SoleusSafetyCheck *self)
{
  GtkWidget *label = gtk_label_new (self->row->text);
  GtkWidget *legs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "safety-legs-label");
  gtk_box_set_homogeneous (GTK_BOX (legs), TRUE);
  gtk_box_append (GTK_BOX (self->question), label);
  gtk_box_append (GTK_BOX (self->question), legs);
  add_leg_button (self, GTK_BOX (legs), 0, C_ ("leg", "Left"),
                  /* Translators: what is ticked, of the left leg. */
                  g_strdup_printf (_ ("%s: left leg"), self->row->text));
  add_leg_button (self, GTK_BOX (legs), 1, C_ ("leg", "Right"),
                  /* Translators: what is ticked, of the right leg. */
                  g_strdup_printf (_ ("%s: right leg"), self->row->text));
}

static void
build (SoleusSafetyCheck *self)
{
  if (self->row->per_leg)
    {
      build_per_leg (self);
      return;
    }
  self->buttons[0] = soleus_safety_check_new_button (self->row->text);
  gtk_box_append (GTK_BOX (self->question), self->buttons[0]);
  connect_button (self, self->buttons[0]);
}

static void
soleus_safety_check_dispose (GObject *object)
{
  SoleusSafetyCheck *self = SOLEUS_SAFETY_CHECK (object);

  g_clear_object (&self->answers);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SAFETY_CHECK);
  G_OBJECT_CLASS (soleus_safety_check_parent_class)->dispose (object);
}

static void
soleus_safety_check_class_init (SoleusSafetyCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_safety_check_dispose;

  /**
   * SoleusSafetyCheck::ticked:
   * @ticked: whether a tick was made or taken back; the answers have not changed yet
   */
  signals[SIGNAL_TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (SOLEUS_TYPE_ADVICE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-safety-check.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyCheck, question);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyCheck, panel);
}

static void
soleus_safety_check_init (SoleusSafetyCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_safety_check_new_button:
 * @text: translated
 *
 * A check button whose text wraps, named by it: one tab stop, and high enough for a thumb.
 *
 * Returns: (transfer none): a #GtkCheckButton
 */
GtkWidget *
soleus_safety_check_new_button (const char *text)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_add_css_class (button, "safety-row");
  return button;
}

/**
 * soleus_safety_check_new:
 * @answers: where ticks go
 * @row: a row of their list
 *
 * Returns: (transfer none): a row with nothing ticked
 */
SoleusSafetyCheck *
soleus_safety_check_new (SoleusSafetyAnswers *answers, const SoleusSafetyRow *row)
{
  SoleusSafetyCheck *self = g_object_new (SOLEUS_TYPE_SAFETY_CHECK, NULL);

  self->answers = g_object_ref (answers);
  self->row = row;
  build (self);
  return self;
}

/**
 * soleus_safety_check_get_row:
 *
 * Returns: (transfer none): what it stands for
 */
const SoleusSafetyRow *
soleus_safety_check_get_row (SoleusSafetyCheck *self)
{
  return self->row;
}

/**
 * soleus_safety_check_is_ticked:
 *
 * Returns: whether any of its buttons is ticked
 */
gboolean
soleus_safety_check_is_ticked (SoleusSafetyCheck *self)
{
  return soleus_safety_answers_get_ticked (self->answers, self->row->id) != SOLEUS_LEGS_NONE;
}

/**
 * soleus_safety_check_focus:
 *
 * Puts the focus on its first button.
 */
void
soleus_safety_check_focus (SoleusSafetyCheck *self)
{
  gtk_widget_grab_focus (self->buttons[0]);
}

/**
 * soleus_safety_check_untick:
 *
 * Takes its ticks back.
 */
void
soleus_safety_check_untick (SoleusSafetyCheck *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (self->buttons[i])
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i]), FALSE);
}

/**
 * soleus_safety_check_get_question:
 *
 * Returns: (transfer none): what has to be read, without the advice
 */
GtkWidget *
soleus_safety_check_get_question (SoleusSafetyCheck *self)
{
  return self->question;
}

/**
 * soleus_safety_check_set_advices:
 * @advices: (element-type SoleusSafetyAdvice): what is shown at this row; may be empty
 */
void
soleus_safety_check_set_advices (SoleusSafetyCheck *self, GPtrArray *advices)
{
  const SoleusSafetyAdvice *first = advices->len > 0 ? g_ptr_array_index (advices, 0) : NULL;

  soleus_advice_panel_set_advices (self->panel, self->row->verdict, advices);
  if (self->row->verdict >= SOLEUS_VERDICT_RED)
    soleus_advice_panel_add_text (
        self->panel, _ ("All sessions are locked while this is ticked, and stay locked "
                        "if you leave now. Ticked by mistake? Untick it before you "
                        "leave this list, and it locks nothing."));
  gtk_widget_set_visible (GTK_WIDGET (self->panel), first != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    {
      if (!self->buttons[i])
        continue;
      if (first && gtk_widget_has_focus (self->buttons[i]))
        soleus_compat_announce (self->buttons[i], first->title);
      if (!first)
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self->buttons[i]),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}
