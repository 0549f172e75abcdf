/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-first-notice.h"

#include "soleus-keys.h"
#include "soleus-layout.h"

/**
 * SoleusFirstNotice:
 *
 * Says above all else what Soleus is and is not, until the person has acknowledged it. Nothing
 * starts before that.
 */
struct _SoleusFirstNotice
{
  AdwBin parent_instance;

  GtkWidget *what;
  GtkWidget *stop;
  GtkWidget *age;
  GtkWidget *kept;
  GtkWidget *understood;

  SoleusSettings *settings;
};

enum
{
  SIGNAL_ACKNOWLEDGING,
  SIGNAL_UNDERSTOOD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusFirstNotice, soleus_first_notice, ADW_TYPE_BIN)

/* Where the setting can't be written, it holds until the end of the program. The button, which has
 * the focus, goes. */
static void
acknowledge_cb (SoleusFirstNotice *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN);
  g_signal_emit (self, signals[SIGNAL_ACKNOWLEDGING], 0);
  while (next && !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    next = gtk_widget_get_next_sibling (next);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_UNDERSTOOD], 0);
}

static gboolean
soleus_first_notice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_FIRST_NOTICE (widget)->understood);
}

static void
soleus_first_notice_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_FIRST_NOTICE (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_FIRST_NOTICE);
  G_OBJECT_CLASS (soleus_first_notice_parent_class)->dispose (object);
}

static void
soleus_first_notice_class_init (SoleusFirstNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_first_notice_dispose;
  widget_class->grab_focus = soleus_first_notice_grab_focus;
  widget_class->focus = soleus_keys_focus_child;

  /* The notice is about to go, and the focus to what is shown in its place now. */
  signals[SIGNAL_ACKNOWLEDGING] =
      g_signal_new ("acknowledging", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /* The person has acknowledged it. */
  signals[SIGNAL_UNDERSTOOD] =
      g_signal_new ("understood", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-first-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusFirstNotice, what);
  gtk_widget_class_bind_template_child (widget_class, SoleusFirstNotice, stop);
  gtk_widget_class_bind_template_child (widget_class, SoleusFirstNotice, age);
  gtk_widget_class_bind_template_child (widget_class, SoleusFirstNotice, kept);
  gtk_widget_class_bind_template_child (widget_class, SoleusFirstNotice, understood);
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_cb);
}

static void
soleus_first_notice_init (SoleusFirstNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  /* A screen reader reads it all where the focus comes to the button. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->understood),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->what, self->stop,
                                  self->age, self->kept, NULL, -1);
}

/* Call it once. */
void
soleus_first_notice_set_settings (SoleusFirstNotice *self, SoleusSettings *settings)
{
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          !soleus_settings_has_seen (settings, SOLEUS_NOTICE_FIRST_RUN));
}

/* Whether the person has yet to acknowledge it. */
gboolean
soleus_first_notice_is_due (SoleusFirstNotice *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}
