/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-voice-question.h"

#include <glib/gi18n-lib.h>

#include "soleus-layout.h"
#include "soleus-two-pane.h"

/* The least height that is left to the session, and that in lines of text. */
#define ROOM_HEIGHT 330
#define ROOM_LINES  18

/**
 * SoleusVoiceQuestion:
 *
 * Asks once whether a voice should guide, above a session that gets ready for the first time. It
 * keeps its room until that is over, so that nothing jumps when it is answered. A window that is
 * too small for it is asked another time.
 */
struct _SoleusVoiceQuestion
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *answer;

  /* While it may be asked. */
  SoleusSettings *settings;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusVoiceQuestion, soleus_voice_question, ADW_TYPE_BIN)

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusVoiceQuestion *self = SOLEUS_VOICE_QUESTION (widget);
  gboolean voice = g_str_equal (name, "voice.yes");

  if (!self->settings || !gtk_widget_get_visible (widget))
    return;
  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_VOICE);
  soleus_settings_set_voice (self->settings, voice);
  gtk_label_set_label (self->answer, voice ? _ ("A voice guides you.")
                                           : _ ("No voice. You can turn it on in Preferences."));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->answer));
  gtk_widget_action_set_enabled (widget, "voice.yes", FALSE);
  gtk_widget_action_set_enabled (widget, "voice.no", FALSE);
}

static void
soleus_voice_question_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_VOICE_QUESTION (object)->settings);
  /* The bin would unparent its child once more after the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_VOICE_QUESTION);
  G_OBJECT_CLASS (soleus_voice_question_parent_class)->dispose (object);
}

static void
soleus_voice_question_class_init (SoleusVoiceQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_voice_question_dispose;

  /* The buttons are about to go, and the focus with them. */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-voice-question.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusVoiceQuestion, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusVoiceQuestion, answer);
  gtk_widget_class_install_action (widget_class, "voice.yes", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "voice.no", NULL, answer_action);
}

static void
soleus_voice_question_init (SoleusVoiceQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

static gboolean
is_getting_ready (SoleusSession *session)
{
  return !soleus_session_is_over (session) &&
         soleus_phase_get_kind (soleus_session_get_phase (session)) == SOLEUS_PHASE_GET_READY &&
         !soleus_session_get_previous_phase (session);
}

/* Beside the question and what else stands above it, the session needs room. */
static gboolean
has_room (SoleusVoiceQuestion *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWidget *above = gtk_widget_get_prev_sibling (widget);
  int width = root ? gtk_widget_get_width (root) : 0, height, used = 0;

  if (width <= 0)
    return FALSE;
  gtk_widget_set_visible (widget, TRUE);
  for (GtkWidget *child = widget; child; child = above)
    {
      above = gtk_widget_get_prev_sibling (child);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      used += height;
    }
  gtk_widget_set_visible (widget, FALSE);
  return gtk_widget_get_height (root) - used >=
         MAX (ROOM_HEIGHT, soleus_layout_get_text_size (widget) * ROOM_LINES);
}

/* To be called before the session that may ask begins. */
void
soleus_voice_question_offer (SoleusVoiceQuestion *self, SoleusSettings *settings)
{
  if (soleus_settings_has_seen (settings, SOLEUS_NOTICE_VOICE) ||
      soleus_settings_get_voice (settings))
    return;
  g_set_object (&self->settings, settings);
}

/* To be called whenever the session has changed. */
void
soleus_voice_question_update (SoleusVoiceQuestion *self, SoleusSession *session)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = gtk_widget_get_visible (widget);

  if (!self->settings || (shown && is_getting_ready (session)))
    return;
  if (!shown && is_getting_ready (session) && has_room (self))
    {
      gtk_widget_set_visible (widget, TRUE);
      return;
    }
  /* Who got ready without an answer did without a voice. */
  if (shown)
    soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_VOICE);
  gtk_widget_set_visible (widget, FALSE);
  g_clear_object (&self->settings);
}
