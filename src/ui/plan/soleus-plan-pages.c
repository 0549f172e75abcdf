/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-pages.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-plan-editor.h"
#include "soleus-plan-page.h"
#include "soleus-plan-shelf.h"
#include "soleus-plans-page.h"
#include "soleus-toast.h"

#define UNDO_SECONDS 10

/**
 * SoleusPlanPages:
 *
 * The pages of plans, each built when it is first needed, and the ways between them. Which page is
 * in front is for the window to say.
 */
struct _SoleusPlanPages
{
  GObject parent_instance;

  SoleusCatalogue *catalogue;
  SoleusSafetyGate *gate;
  SoleusSettings *settings;
  AdwToastOverlay *toasts;
  SoleusHistory *history;
  SoleusPlanBook *book;
  SoleusPlanShelf *shelf;
  GtkWidget *plans_page;
  SoleusPlanPage *plan_page;
  SoleusPlanEditor *editor;
  /* Whether the page of a plan was opened from that with all of them. */
  gboolean from_all;
  /* What was deleted last. */
  SoleusJournalEntry *deleted;
};

enum
{
  SIGNAL_SHOW,
  SIGNAL_LEFT,
  SIGNAL_STAYED,
  SIGNAL_START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPlanPages, soleus_plan_pages, G_TYPE_OBJECT)

static void
show (SoleusPlanPages *self, gpointer page, const char *title)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, page, title);
}

static void
leave (SoleusPlanPages *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* ---- what the plan depends on */

static void
gate_cb (SoleusPlanPages *self)
{
  if (self->book)
    g_object_set (self->book, "locked",
                  soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE, "massage-refused",
                  soleus_safety_gate_get_pressure_left (self->gate, SOLEUS_LEG_LEFT) <= 0 &&
                      soleus_safety_gate_get_pressure_left (self->gate, SOLEUS_LEG_RIGHT) <= 0,
                  NULL);
}

/* ---- pages */

static void
back_cb (SoleusPlanPages *self)
{
  if (self->from_all)
    soleus_plan_pages_show_all (self);
  else
    leave (self);
}

static void
start_cb (SoleusPlanPages *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  g_signal_emit (self, signals[SIGNAL_START], 0, routine, options);
}

static void
ensure_plan_page (SoleusPlanPages *self)
{
  if (self->plan_page)
    return;
  self->plan_page = g_object_ref_sink (SOLEUS_PLAN_PAGE (soleus_plan_page_new (
      self->book, self->history, self->catalogue, self->gate, self->settings, self->toasts)));
  g_signal_connect_object (self->plan_page, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_page, "start", G_CALLBACK (start_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
saved_cb (SoleusPlanPages *self, const char *name)
{
  soleus_plan_pages_show (self, name);
  self->from_all = TRUE;
}

static void
left_cb (SoleusPlanPages *self)
{
  soleus_plan_pages_show_all (self);
}

static void
stayed_cb (SoleusPlanPages *self)
{
  g_signal_emit (self, signals[SIGNAL_STAYED], 0);
}

static void
ensure_editor (SoleusPlanPages *self)
{
  if (self->editor)
    return;
  self->editor = g_object_ref_sink (
      SOLEUS_PLAN_EDITOR (soleus_plan_editor_new (self->catalogue, self->shelf)));
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "stayed", G_CALLBACK (stayed_cb), self, G_CONNECT_SWAPPED);
}

/* ---- deleting */

static void
undo_delete_cb (SoleusPlanPages *self)
{
  if (self->deleted)
    soleus_plan_shelf_restore (self->shelf, self->deleted);
  g_clear_object (&self->deleted);
}

static void
tell_deleted (SoleusPlanPages *self, SoleusPlan *plan)
{
  g_autofree char *foreign = soleus_format_foreign (plan->name);
  g_autofree char *name = g_markup_escape_text (foreign, -1);
  g_autofree char *title = g_strdup_printf (_ ("“%s” has been deleted"), name);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_delete_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->toasts)
    soleus_toast_show (self->toasts, toast);
}

/* ---- the class */

static void
soleus_plan_pages_dispose (GObject *object)
{
  SoleusPlanPages *self = SOLEUS_PLAN_PAGES (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->plans_page);
  g_clear_object (&self->plan_page);
  g_clear_object (&self->editor);
  g_clear_object (&self->book);
  g_clear_object (&self->history);
  g_clear_object (&self->shelf);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_object (&self->deleted);
  G_OBJECT_CLASS (soleus_plan_pages_parent_class)->dispose (object);
}

static void
soleus_plan_pages_class_init (SoleusPlanPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_plan_pages_dispose;

  /* The person wants to see a page; and its title. */
  signals[SIGNAL_SHOW] =
      g_signal_new ("show", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_STRING);
  /* The person is done with plans; or stays with what is being written. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STAYED] = g_signal_new ("stayed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The person wants to do a session of a plan: its routine, and its SoleusOptions. */
  signals[SIGNAL_START] =
      g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, SOLEUS_TYPE_ROUTINE, G_TYPE_POINTER);
}

static void
soleus_plan_pages_init (SoleusPlanPages *self)
{
}

/**
 * soleus_plan_pages_new:
 * @toasts: tell what was done, as long as they exist
 */
SoleusPlanPages *
soleus_plan_pages_new (SoleusCatalogue *catalogue,
                       SoleusSafetyGate *gate,
                       SoleusSettings *settings,
                       AdwToastOverlay *toasts)
{
  SoleusPlanPages *self = g_object_new (SOLEUS_TYPE_PLAN_PAGES, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->gate = g_object_ref (gate);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->toasts, toasts);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (gate_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* Call it once. Before that there is no plan to be seen. */
void
soleus_plan_pages_set_history (SoleusPlanPages *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->book = soleus_plan_book_new (history, self->catalogue);
  self->shelf = soleus_plan_shelf_new (history);
  gate_cb (self);
}

/* Returns: (transfer none) (nullable): the plan of the person, once there is a history */
SoleusPlanBook *
soleus_plan_pages_get_book (SoleusPlanPages *self)
{
  return self->book;
}

void
soleus_plan_pages_show_all (SoleusPlanPages *self)
{
  if (!self->book)
    return;
  gate_cb (self);
  if (!self->plans_page)
    {
      self->plans_page =
          g_object_ref_sink (soleus_plans_page_new (self->book, self->shelf, self->catalogue));
      g_signal_connect_object (self->plans_page, "back", G_CALLBACK (leave), self,
                               G_CONNECT_SWAPPED);
    }
  self->from_all = TRUE;
  show (self, self->plans_page, _ ("Plans"));
  gtk_widget_child_focus (self->plans_page, GTK_DIR_TAB_FORWARD);
}

/* The plan that goes on, or one of Soleus. */
static SoleusPlan *
find_plan (SoleusPlanPages *self, const char *name)
{
  SoleusPlanState *state = soleus_plan_book_get_state (self->book);

  if (state->plan && g_str_equal (state->plan->id, name))
    return state->plan;
  return soleus_plans_find (soleus_plan_book_get_plans (self->book), name);
}

/**
 * soleus_plan_pages_show:
 * @name: the id of a plan of Soleus, or the name of one on the shelf; "own" is the own plan that
 *   goes on
 */
void
soleus_plan_pages_show (SoleusPlanPages *self, const char *name)
{
  g_autoptr (SoleusPlan) kept = NULL;
  SoleusPlan *plan;

  if (!self->book)
    return;
  plan = find_plan (self, name);
  if (!plan)
    plan = kept = soleus_plan_shelf_get (self->shelf, name);
  if (!plan)
    return;
  gate_cb (self);
  soleus_plan_book_update (self->book);
  ensure_plan_page (self);
  self->from_all = self->plans_page && gtk_widget_get_mapped (self->plans_page);
  soleus_plan_page_set_plan (self->plan_page, kept ? name : NULL, plan);
  show (self, self->plan_page, plan->name);
  soleus_plan_page_focus (self->plan_page);
}

/**
 * soleus_plan_pages_write:
 * @name: (nullable): of a plan on the shelf; %NULL: a new one
 *
 * What was typed before and isn't saved comes first.
 */
void
soleus_plan_pages_write (SoleusPlanPages *self, const char *name)
{
  g_autoptr (SoleusPlan) plan = NULL;

  if (!self->book)
    return;
  plan = name ? soleus_plan_shelf_get (self->shelf, name) : NULL;
  if (name && !plan)
    return;
  ensure_editor (self);
  if (!soleus_plan_editor_has_changes (self->editor))
    {
      if (plan)
        soleus_plan_editor_edit (self->editor, name, plan);
      else
        soleus_plan_editor_begin (self->editor);
    }
  soleus_plan_pages_show_changes (self);
}

/* Deletes a plan of the shelf, which the person may take back. */
void
soleus_plan_pages_delete (SoleusPlanPages *self, const char *name)
{
  g_autoptr (SoleusPlan) plan = self->book ? soleus_plan_shelf_get (self->shelf, name) : NULL;

  if (!plan)
    return;
  g_clear_object (&self->deleted);
  self->deleted = soleus_plan_shelf_delete (self->shelf, name);
  tell_deleted (self, plan);
  soleus_plan_pages_show_all (self);
}

/* Does what the way back of @page does. Returns: whether it is a page of plans */
gboolean
soleus_plan_pages_leave (SoleusPlanPages *self, GtkWidget *page)
{
  if (page == NULL)
    return FALSE;
  if (page == self->plans_page)
    leave (self);
  else if (page == GTK_WIDGET (self->plan_page))
    back_cb (self);
  else if (page == GTK_WIDGET (self->editor))
    soleus_plan_editor_leave (self->editor);
  else
    return FALSE;
  return TRUE;
}

/* Whether a plan is being written that isn't saved. */
gboolean
soleus_plan_pages_have_changes (SoleusPlanPages *self)
{
  return self->editor && soleus_plan_editor_has_changes (self->editor);
}

/* The page with what is being written. */
void
soleus_plan_pages_show_changes (SoleusPlanPages *self)
{
  show (self, self->editor, soleus_plan_editor_get_title (self->editor));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
