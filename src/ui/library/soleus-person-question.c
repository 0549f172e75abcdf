/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-person-question.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-choices.h"
#include "soleus-layout.h"
#include "soleus-two-pane.h"

/**
 * SoleusPersonQuestion:
 *
 * Asks on the first run, above all else, who the figure should be. What is chosen is seen at
 * once, and whoever passes over it has the default; Preferences have the same choice.
 */
struct _SoleusPersonQuestion
{
  AdwBin parent_instance;

  GtkWidget *hint;
  GtkBox *persons;
  GtkBox *tones;
  GtkButton *close;
};

G_DEFINE_FINAL_TYPE (SoleusPersonQuestion, soleus_person_question, ADW_TYPE_BIN)

static void
chosen_cb (SoleusPersonQuestion *self)
{
  gtk_button_set_label (self->close, _ ("Done"));
}

/* The button, which has the focus, goes; what comes next gets it. */
static void
close_cb (SoleusPersonQuestion *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  while (next && !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    next = gtk_widget_get_next_sibling (next);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
soleus_person_question_dispose (GObject *object)
{
  /* The bin would unparent its child once more after the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PERSON_QUESTION);
  G_OBJECT_CLASS (soleus_person_question_parent_class)->dispose (object);
}

static void
soleus_person_question_class_init (SoleusPersonQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_person_question_dispose;

  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-person-question.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusPersonQuestion, hint);
  gtk_widget_class_bind_template_child (widget_class, SoleusPersonQuestion, persons);
  gtk_widget_class_bind_template_child (widget_class, SoleusPersonQuestion, tones);
  gtk_widget_class_bind_template_child (widget_class, SoleusPersonQuestion, close);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
soleus_person_question_init (SoleusPersonQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->close),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint, NULL, -1);
}

/* Shows it until it is closed. Call it once at most. */
void
soleus_person_question_ask (SoleusPersonQuestion *self, SoleusSettings *settings)
{
  g_return_if_fail (gtk_widget_get_first_child (GTK_WIDGET (self->persons)) == NULL);

  soleus_figure_choices_add_persons (self->persons, settings);
  soleus_figure_choices_add_tones (self->tones, settings);
  soleus_wrap_labels (GTK_WIDGET (self));
  g_signal_connect_object (settings, "notify::person", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::skin-tone", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
