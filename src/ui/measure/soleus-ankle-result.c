/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-result.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-text.h"

/**
 * SoleusAnkleResult:
 *
 * What came of an ankle test: a value for each leg, and what it says beside the last one. It judges
 * nobody: there is no right number.
 */
struct _SoleusAnkleResult
{
  AdwBin parent_instance;

  GtkLabel *left_value;
  GtkLabel *left_change;
  GtkLabel *right_value;
  GtkLabel *right_change;
  GtkLabel *legs;
};

G_DEFINE_FINAL_TYPE (SoleusAnkleResult, soleus_ankle_result, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_leg (GtkLabel *value, GtkLabel *change, int before, int now)
{
  g_autofree char *text = now == SOLEUS_ANKLE_TEST_UNTRIED
                              /* Translators: a leg in the ankle test. */
                              ? g_strdup (C_ ("ankle test", "Not measured"))
                              : soleus_ankle_text_format (now);
  g_autofree char *sentence = soleus_ankle_text_describe_change (before, now);

  gtk_label_set_label (value, text);
  show_text (change, sentence);
}

static void
soleus_ankle_result_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANKLE_RESULT);
  G_OBJECT_CLASS (soleus_ankle_result_parent_class)->dispose (object);
}

static void
soleus_ankle_result_class_init (SoleusAnkleResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_ankle_result_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-ankle-result.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleResult, left_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleResult, left_change);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleResult, right_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleResult, right_change);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleResult, legs);
}

static void
soleus_ankle_result_init (SoleusAnkleResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_ankle_result_show:
 * @last: the best of the left and of the right leg before, or %SOLEUS_ANKLE_TEST_UNTRIED
 */
void
soleus_ankle_result_show (SoleusAnkleResult *self, const SoleusAnkleTest *test, const int last[2])
{
  int left = soleus_ankle_test_get_best (test, SOLEUS_LEG_LEFT);
  int right = soleus_ankle_test_get_best (test, SOLEUS_LEG_RIGHT);
  g_autofree char *legs = soleus_ankle_text_compare_legs (left, right);

  show_leg (self->left_value, self->left_change, last[0], left);
  show_leg (self->right_value, self->right_change, last[1], right);
  show_text (self->legs, legs);
}
