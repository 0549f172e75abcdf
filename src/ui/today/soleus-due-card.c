/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-due-card.h"

#include "soleus-layout.h"

/* Something that is due now, with the way to it. It can be put off. */
struct _SoleusDueCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkButton *open_button;
  GtkWidget *put_off_button;
};

enum
{
  SIGNAL_PUT_OFF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusDueCard, soleus_due_card, ADW_TYPE_BIN)

static void
put_off_cb (SoleusDueCard *self)
{
  g_signal_emit (self, signals[SIGNAL_PUT_OFF], 0);
}

static void
soleus_due_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_DUE_CARD);
  G_OBJECT_CLASS (soleus_due_card_parent_class)->dispose (object);
}

static void
soleus_due_card_class_init (SoleusDueCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_due_card_dispose;

  /* The person wants nothing of it now. */
  signals[SIGNAL_PUT_OFF] = g_signal_new ("put-off", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-due-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusDueCard, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusDueCard, text);
  gtk_widget_class_bind_template_child (widget_class, SoleusDueCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusDueCard, put_off_button);
  gtk_widget_class_bind_template_callback (widget_class, put_off_cb);
}

static void
soleus_due_card_init (SoleusDueCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_due_card_new:
 * @title: translated
 * @text: (nullable): translated
 * @button: what the way to it is called, translated
 * @action: the action of that button with its target, as "win.show-plan::desk"
 */
GtkWidget *
soleus_due_card_new (const char *title, const char *text, const char *button, const char *action)
{
  SoleusDueCard *self = g_object_new (SOLEUS_TYPE_DUE_CARD, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_button_set_label (self->open_button, button);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->open_button), action);
  soleus_wrap_labels (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
