/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-tight-question.h"

#include "soleus-tight-legs.h"
#include "soleus-two-pane.h"

/**
 * SoleusTightQuestion:
 *
 * *Where does it feel tight?*: both legs from behind to point at, and a button for each area. Both
 * activate the action `tight.choose` with the area.
 */
struct _SoleusTightQuestion
{
  AdwBin parent_instance;

  SoleusTightLegs *legs;
  GtkWidget *buttons[SOLEUS_N_TIGHT_AREAS];
  GtkLabel *answers[SOLEUS_N_TIGHT_AREAS];
};

static const struct
{
  const char *button;
  const char *answer;
} names[SOLEUS_N_TIGHT_AREAS] = {
  [SOLEUS_TIGHT_INNER] = { "inner_button", "inner_answer" },
  [SOLEUS_TIGHT_OUTER] = { "outer_button", "outer_answer" },
  [SOLEUS_TIGHT_LOWER] = { "lower_button", "lower_answer" },
  [SOLEUS_TIGHT_CORD] = { "cord_button", "cord_answer" },
  [SOLEUS_TIGHT_SPOT] = { "spot_button", "spot_answer" },
  [SOLEUS_TIGHT_TENDON_PAIN] = { "tendon_pain_button", "tendon_pain_answer" },
};

G_DEFINE_FINAL_TYPE (SoleusTightQuestion, soleus_tight_question, ADW_TYPE_BIN)

static gboolean
is_looked_at (GtkWidget *button)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (button);

  return (flags & GTK_STATE_FLAG_PRELIGHT) || (flags & GTK_STATE_FLAG_FOCUS_VISIBLE);
}

static void
button_state_cb (SoleusTightQuestion *self)
{
  int found = SOLEUS_TIGHT_NOWHERE;

  for (int area = 0; area < SOLEUS_N_TIGHT_AREAS; area++)
    if (is_looked_at (self->buttons[area]))
      found = area;
  soleus_tight_legs_set_area (self->legs, found);
}

/* Pointing at the leg marks the button too, and the other way round. */
static void
pointed_cb (SoleusTightQuestion *self, int pointed)
{
  for (int area = 0; area < SOLEUS_N_TIGHT_AREAS; area++)
    if (area == pointed)
      gtk_widget_add_css_class (self->buttons[area], "pointed");
    else
      gtk_widget_remove_css_class (self->buttons[area], "pointed");
  soleus_tight_legs_set_area (self->legs, pointed);
}

static void
soleus_tight_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_TIGHT_QUESTION);
  G_OBJECT_CLASS (soleus_tight_question_parent_class)->dispose (object);
}

static void
soleus_tight_question_class_init (SoleusTightQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_tight_question_dispose;
  g_type_ensure (SOLEUS_TYPE_TIGHT_LEGS);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-tight-question.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusTightQuestion, legs);
  for (guint i = 0; i < SOLEUS_N_TIGHT_AREAS; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, names[i].button, FALSE,
                                                 G_STRUCT_OFFSET (SoleusTightQuestion, buttons[i]));
      gtk_widget_class_bind_template_child_full (widget_class, names[i].answer, FALSE,
                                                 G_STRUCT_OFFSET (SoleusTightQuestion, answers[i]));
    }
  gtk_widget_class_bind_template_callback (widget_class, button_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
}

static void
soleus_tight_question_init (SoleusTightQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_tight_question_set_answer:
 * @text: what @area leads to, translated
 */
void
soleus_tight_question_set_answer (SoleusTightQuestion *self, SoleusTightArea area, const char *text)
{
  g_return_if_fail (area < SOLEUS_N_TIGHT_AREAS);
  gtk_label_set_label (self->answers[area], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[area]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
