/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-window-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-front-page.h"
#include "soleus-notice-dialog.h"
#include "soleus-settings.h"
#include "soleus-toast.h"

enum
{
  SIGNAL_SESSION_BEGUN,
  SIGNAL_RATED,
  SIGNAL_PAIN_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusWindow, soleus_window, ADW_TYPE_APPLICATION_WINDOW)

void
soleus_window_update_appearance (SoleusWindow *self)
{
  int tone = g_settings_get_int (self->settings, "skin-tone");
  gboolean animated = g_settings_get_boolean (self->settings, "animation");

  if (self->routine_page)
    soleus_routine_page_set_appearance (self->routine_page, tone, animated);
  if (self->session_page)
    soleus_session_page_set_appearance (self->session_page, tone, animated);
  if (self->reader)
    soleus_reader_set_tone (self->reader, tone);
  soleus_learn_page_set_tone (soleus_main_page_get_learn (self->main_page), tone);
}

/* The only way in which the page changes: a session that runs keeps its page in front, whatever was
 * pressed and by what. Without a title the page sets its own. */
gboolean
soleus_window_show_page (SoleusWindow *self, GtkWidget *page, const char *title)
{
  if (soleus_window_has_live_session (self) && page != GTK_WIDGET (self->session_page))
    return FALSE;
  soleus_front_page_show (self->stack, page);
  if (title)
    gtk_window_set_title (GTK_WINDOW (self), title);
  return TRUE;
}

gboolean
soleus_window_is_in_front (SoleusWindow *self, gpointer page)
{
  return page && gtk_stack_get_visible_child (self->stack) == page;
}

static void
routine_back_cb (SoleusWindow *self)
{
  if (soleus_window_is_in_front (self, self->routine_page))
    soleus_window_show_page (self, GTK_WIDGET (self->main_page), _ ("Soleus"));
}

static void
start_cb (SoleusWindow *self)
{
  SoleusOptions options;

  if (!soleus_window_is_in_front (self, self->routine_page))
    return;
  soleus_routine_page_get_options (self->routine_page, &options);
  soleus_window_request (self, soleus_routine_page_get_routine (self->routine_page), &options);
}

static void
open_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusOptions options;

  if (!soleus_window_is_in_front (self, self->routine_page))
    return;
  soleus_routine_page_get_options (self->routine_page, &options);
  soleus_session_flow_open_list (self->flow, soleus_routine_page_get_routine (self->routine_page),
                                 &options);
}

static void
ensure_routine_page (SoleusWindow *self)
{
  if (self->routine_page)
    return;
  self->routine_page = g_object_new (SOLEUS_TYPE_ROUTINE_PAGE, NULL);
  soleus_routine_page_set_gate (self->routine_page, self->gate);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->routine_page), "routine");
  g_signal_connect_object (self->routine_page, "back", G_CALLBACK (routine_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->routine_page, "start", G_CALLBACK (start_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_window_update_appearance (self);
}

static void
show_routine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusRoutine *routine =
      soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
  SoleusOptions options;

  if (!routine || soleus_window_has_live_session (self))
    return;
  if (self->session)
    soleus_window_leave_session (self);
  ensure_routine_page (self);
  soleus_settings_get_options (self->settings, &options);
  soleus_routine_page_set_routine (self->routine_page, routine, &options);
  soleus_window_show_page (self, GTK_WIDGET (self->routine_page),
                           soleus_routine_get_name (routine));
  soleus_routine_page_focus_start (self->routine_page);
}

static void
reader_back_cb (SoleusWindow *self)
{
  if (!soleus_window_is_in_front (self, self->reader))
    return;
  soleus_window_show_page (self, self->read_from, self->title_before);
  gtk_widget_child_focus (self->read_from, GTK_DIR_TAB_FORWARD);
}

static void
ensure_reader (SoleusWindow *self)
{
  if (self->reader)
    return;
  self->reader = SOLEUS_READER (soleus_reader_new (self->catalogue, self->list));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->reader), "reader");
  g_signal_connect_object (self->reader, "back", G_CALLBACK (reader_back_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_window_update_appearance (self);
}

/* There is nothing to read beside a session that runs. */
static gboolean
may_read (SoleusWindow *self)
{
  if (soleus_window_has_live_session (self))
    return FALSE;
  ensure_reader (self);
  return TRUE;
}

static void
open_reader (SoleusWindow *self)
{
  GtkWidget *from = gtk_stack_get_visible_child (self->stack);

  if (from != GTK_WIDGET (self->reader))
    {
      self->read_from = from;
      g_free (self->title_before);
      self->title_before = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));
    }
  soleus_window_show_page (self, GTK_WIDGET (self->reader), soleus_reader_get_title (self->reader));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
show_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusArticle *article =
      soleus_articles_find (self->articles, g_variant_get_string (parameter, NULL));

  if (!article || !may_read (self))
    return;
  soleus_reader_show_article (self->reader, article);
  open_reader (self);
}

static void
show_advice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  soleus_window_show_advice (SOLEUS_WINDOW (widget));
}

static void
show_lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (soleus_window_has_live_session (self))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->catalogue)); i++)
    {
      g_autoptr (SoleusRoutine) routine = g_list_model_get_item (G_LIST_MODEL (self->catalogue), i);

      if (soleus_routine_has_pressure (routine))
        continue;
      soleus_session_flow_show_lock (self->flow, routine);
      return;
    }
}

static void
show_anatomy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!may_read (self))
    return;
  soleus_reader_show_anatomy (self->reader);
  open_reader (self);
}

/* What the button of the mouse does that browsers go back with. */
static void
back_pressed_cb (SoleusWindow *self, int n_press, double x, double y, GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (soleus_window_is_in_front (self, self->routine_page))
    routine_back_cb (self);
  else if (soleus_window_is_in_front (self, self->reader))
    reader_back_cb (self);
  else if (self->session_page && soleus_session_page_is_finished (self->session_page))
    soleus_window_leave_session (self);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
fullscreened_cb (SoleusWindow *self)
{
  if (self->session_page)
    soleus_session_page_set_fullscreen (self->session_page,
                                        gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
save_size (SoleusWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)) || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
close_request_cb (SoleusWindow *self)
{
  if (soleus_window_has_live_session (self))
    {
      soleus_window_ask_close (self);
      return GDK_EVENT_STOP;
    }
  save_size (self);
  return GDK_EVENT_PROPAGATE;
}

static void
notice_cb (SoleusWindow *self)
{
  g_settings_set_boolean (self->settings, "first-run-notice-seen", TRUE);
}

static void
deleted_all_cb (SoleusWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_safety_gate_delete_answers (self->gate, &error))
    soleus_window_add_toast (self, error->message);
}

static void
progress_needed_cb (SoleusWindow *self)
{
  self->progress = g_object_new (SOLEUS_TYPE_PROGRESS_PAGE, NULL);
  soleus_progress_page_set_context (self->progress, self->catalogue, self->list);
  g_signal_connect_object (self->progress, "again", G_CALLBACK (soleus_window_repeat_record), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "deleted-all", G_CALLBACK (deleted_all_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_main_page_set_progress (self->main_page, self->progress);
  if (self->history)
    soleus_progress_page_set_history (self->progress, self->history);
}

/* The button with the focus goes. */
static void
close_note_cb (SoleusWindow *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->note, FALSE);
}

static gboolean
first_run_cb (gpointer user_data)
{
  SoleusWindow *self = user_data;
  SoleusNoticeDialog *dialog;

  self->first_run_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  dialog = soleus_notice_dialog_new (GTK_WINDOW (self));
  g_signal_connect_object (dialog, "acknowledged", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
map_cb (SoleusWindow *self)
{
  if (self->first_run_source == 0 &&
      !g_settings_get_boolean (self->settings, "first-run-notice-seen"))
    self->first_run_source = g_idle_add_full (G_PRIORITY_LOW, first_run_cb, self, NULL);
}

static void
soleus_window_dispose (GObject *object)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  if (soleus_window_has_live_session (self))
    soleus_session_end (self->session);
  g_clear_handle_id (&self->first_run_source, g_source_remove);
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->session);
  g_clear_object (&self->flow);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->articles);
  g_clear_object (&self->list);
  g_clear_object (&self->history);
  g_clear_pointer (&self->title_before, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->silence, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_WINDOW);
  G_OBJECT_CLASS (soleus_window_parent_class)->dispose (object);
}

static void
soleus_window_class_init (SoleusWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_window_dispose;

  /**
   * SoleusWindow::session-begun:
   * @session: a #SoleusSession that is about to start: add its cue sinks
   */
  signals[SIGNAL_SESSION_BEGUN] =
      g_signal_new ("session-begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION);

  /**
   * SoleusWindow::rated:
   * @session: the #SoleusSession that the rating belongs to, which has begun
   * @leg: the #SoleusLeg, left or right
   * @moment: the #SoleusRatingMoment
   * @value: 0 to 10, or %SOLEUS_RATING_NONE when the person took the rating back
   *
   * The person said how tight a leg is.
   */
  signals[SIGNAL_RATED] =
      g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, SOLEUS_TYPE_SESSION, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);

  /**
   * SoleusWindow::pain-answered:
   * @session: the #SoleusSession that was stopped
   * @answer: the #SoleusPainAnswer
   *
   * The person said how it is after a stop for pain.
   */
  signals[SIGNAL_PAIN_ANSWERED] =
      g_signal_new ("pain-answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, SOLEUS_TYPE_SESSION, G_TYPE_INT);

  g_type_ensure (SOLEUS_TYPE_MAIN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, note);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, close_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_pressed_cb);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.show-routine", "s", show_routine_action);
  gtk_widget_class_install_action (widget_class, "win.open-list", NULL, open_list_action);
  gtk_widget_class_install_action (widget_class, "win.show-article", "s", show_article_action);
  gtk_widget_class_install_action (widget_class, "win.show-advice", NULL, show_advice_action);
  gtk_widget_class_install_action (widget_class, "win.show-anatomy", NULL, show_anatomy_action);
  gtk_widget_class_install_action (widget_class, "win.show-lock", NULL, show_lock_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
}

static void
soleus_window_init (SoleusWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_window_new:
 * @catalogue: the routines
 * @articles: what there is to learn
 * @settings: the person's choices
 * @gate: the safety gate
 * @clock: where time comes from
 *
 * Returns: (transfer none): the main window
 */
SoleusWindow *
soleus_window_new (AdwApplication *application,
                   SoleusCatalogue *catalogue,
                   SoleusArticles *articles,
                   GSettings *settings,
                   SoleusSafetyGate *gate,
                   SoleusClock *clock)
{
  SoleusWindow *self = g_object_new (SOLEUS_TYPE_WINDOW, "application", application, NULL);
  SoleusLibraryPage *library = soleus_main_page_get_library (self->main_page);
  int width = g_settings_get_int (settings, "window-width");

  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  self->articles = g_object_ref (articles);
  self->list = g_object_ref (soleus_safety_gate_get_list (gate));
  self->gate = g_object_ref (gate);
  self->flow = soleus_session_flow_new (GTK_WINDOW (self), gate, clock);
  g_signal_connect_object (self->flow, "ready", G_CALLBACK (soleus_window_begin_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "refused", G_CALLBACK (soleus_window_add_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "home", G_CALLBACK (soleus_window_go_home), self,
                           G_CONNECT_SWAPPED);
  soleus_library_page_set_catalogue (library, catalogue, settings);
  soleus_library_page_set_gate (library, gate);
  soleus_learn_page_set_articles (soleus_main_page_get_learn (self->main_page), articles,
                                  catalogue);
  g_signal_connect_object (self->main_page, "progress-needed", G_CALLBACK (progress_needed_cb),
                           self, G_CONNECT_SWAPPED);
  soleus_main_page_set_narrow (self->main_page, width < SOLEUS_MAIN_PAGE_BREAKPOINT);
  soleus_window_update_appearance (self);
  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed", G_CALLBACK (soleus_window_update_appearance), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  return self;
}

/**
 * soleus_window_start:
 * @routine: what is to be done
 * @options: how
 *
 * Does what the Start button does: nothing but the gate decides what follows. Ignored while another
 * session runs.
 */
void
soleus_window_start (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  soleus_window_request (self, routine, options);
}

/**
 * soleus_window_show_advice:
 *
 * Shows when to see someone; going back leads to where the window is now. The action
 * "win.show-advice" does the same.
 */
void
soleus_window_show_advice (SoleusWindow *self)
{
  if (!may_read (self))
    return;
  soleus_reader_show_advice (self->reader);
  open_reader (self);
}

/**
 * soleus_window_set_history:
 * @history: what has been done; call it once
 */
void
soleus_window_set_history (SoleusWindow *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "notify::problem", G_CALLBACK (soleus_window_show_problem),
                           self, G_CONNECT_SWAPPED);
  soleus_window_show_problem (self);
  if (self->progress)
    soleus_progress_page_set_history (self->progress, history);
}

/**
 * soleus_window_set_problem:
 * @problem: (nullable): what a session does without, such as sound, translated
 */
void
soleus_window_set_problem (SoleusWindow *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  soleus_window_show_problem (self);
}

/**
 * soleus_window_set_silence:
 * @silence: (nullable): why nothing is heard although it isn't muted here, translated
 */
void
soleus_window_set_silence (SoleusWindow *self, const char *silence)
{
  g_free (self->silence);
  self->silence = g_strdup (silence);
  if (self->session_page)
    soleus_session_page_set_silence (self->session_page, silence);
}

/**
 * soleus_window_set_spoken:
 * @spoken: whether a voice says the milestones of a session, so that a screen reader need not
 */
void
soleus_window_set_spoken (SoleusWindow *self, gboolean spoken)
{
  self->spoken = spoken;
  if (self->session_page)
    soleus_session_page_set_spoken (self->session_page, spoken);
}

/**
 * soleus_window_add_toast:
 * @message: translated
 */
void
soleus_window_add_toast (SoleusWindow *self, const char *message)
{
  soleus_toast_show_message (self->toasts, message);
}

/**
 * soleus_window_add_note:
 * @message: translated
 *
 * Shows a sentence below the page that stays until the person closes it: a dialog may cover it at
 * first. It is no toast, which would keep later ones from being shown. A second note takes the
 * place of the first.
 */
void
soleus_window_add_note (SoleusWindow *self, const char *message)
{
  gtk_label_set_label (self->note_label, message);
  gtk_widget_set_visible (self->note, TRUE);
}
