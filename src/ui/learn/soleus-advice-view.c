/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-advice-view.h"

#include <glib/gi18n-lib.h>

/**
 * SoleusAdviceView:
 *
 * When to see someone: the signs, and what to do, the most urgent first. The advice is that of the
 * safety list, word for word.
 */
struct _SoleusAdviceView
{
  AdwBin parent_instance;

  GtkWidget *groups;
};

/* A row without a sign begins a group. */
static const struct
{
  const char *group;
  const char *sign;
  const char *advice;
} rows[] = {
  { .group = N_ ("Get help now") },
  { NULL, N_ ("Sudden trouble breathing, chest pain, coughing blood or fainting"), "emergency" },
  { NULL, N_ ("Swelling, warmth, redness or tenderness, usually in one leg"), "red" },
  { NULL, N_ ("Pain that suddenly gets worse or is severe"), "pain-severe" },
  { NULL, N_ ("A cramp that does not let go after 10 minutes"), "cramp-now" },
  { .group = N_ ("Today") },
  { NULL, N_ ("A pop or snap in your calf or heel, or a bone that may be broken"),
    "checked-today" },
  { NULL, N_ ("Skin infection or spreading rash"), "infection-seen" },
  { .group = N_ ("Before your next session") },
  { NULL, N_ ("Pain at rest, or pain that gets worse at rest"), "pain-at-rest" },
  { NULL, N_ ("Pain each time you walk some way, gone within minutes of standing still"),
    "pain-walking" },
  { NULL, N_ ("You can’t put weight on the leg or walk comfortably"), "pain-bearing" },
  { NULL, N_ ("Sharp pain during massage that does not go away"), "pain-in-massage" },
  { .group = N_ ("When you can") },
  { NULL, N_ ("Tightness for several weeks, even though you stretch and massage regularly"),
    "tight-for-weeks" },
  { NULL, N_ ("Cramps that often wake you, or that come with numbness"), "cramps" },
};

G_DEFINE_FINAL_TYPE (SoleusAdviceView, soleus_advice_view, ADW_TYPE_BIN)

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_card (SoleusAdviceView *self,
          const char *sign,
          const SoleusSafetyAdvice *advice,
          gboolean urgent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "advice-card");
  if (urgent)
    gtk_widget_add_css_class (box, "urgent");
  add_label (box, sign, "heading");
  add_label (box, advice->title, "advice-title");
  for (guint i = 0; advice->texts[i]; i++)
    add_label (box, advice->texts[i], NULL);
  gtk_box_append (GTK_BOX (self->groups), box);
}

static void
soleus_advice_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ADVICE_VIEW);
  G_OBJECT_CLASS (soleus_advice_view_parent_class)->dispose (object);
}

static void
soleus_advice_view_class_init (SoleusAdviceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_advice_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-advice-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAdviceView, groups);
}

static void
soleus_advice_view_init (SoleusAdviceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_advice_view_new (SoleusSafetyList *list)
{
  SoleusAdviceView *self = g_object_new (SOLEUS_TYPE_ADVICE_VIEW, NULL);
  guint group = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].group)
      {
        group++;
        add_label (self->groups, _ (rows[i].group), "title-2");
      }
    else
      add_card (self, _ (rows[i].sign), soleus_safety_list_find_advice (list, rows[i].advice),
                group == 1);
  return GTK_WIDGET (self);
}
