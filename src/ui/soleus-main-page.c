/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-main-page.h"

#include "soleus-front-page.h"
#include "soleus-keys.h"
#include "soleus-spare.h"

/* The width that the header needs beside the view switcher. */
#define HEADER_REST 180

/**
 * SoleusMainPage:
 *
 * The views of the window, chosen in the header where there is room, else at the bottom. The page
 * looks at its own width because the libadwaita of Debian 12 has no breakpoints.
 */
struct _SoleusMainPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *title;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *bar;
  AdwViewStack *views;
  SoleusTodayPage *today;
  /* Both are made when they are first needed: the first frame does not show them. */
  AdwBin *library_bin;
  AdwBin *progress_bin;
  SoleusLearnPage *learn;

  SoleusCatalogue *catalogue;
  SoleusRoutineStore *store;
  SoleusSettings *settings;
  SoleusSafetyGate *gate;
  SoleusHistory *history;

  gboolean narrow;
  gboolean next_narrow;
  guint source;
};

G_DEFINE_FINAL_TYPE (SoleusMainPage, soleus_main_page, GTK_TYPE_WIDGET)

static gboolean
adapt_cb (gpointer user_data)
{
  SoleusMainPage *self = user_data;

  self->source = 0;
  soleus_main_page_set_narrow (self, self->next_narrow);
  return G_SOURCE_REMOVE;
}

static void
ensure_progress (SoleusMainPage *self)
{
  GtkWidget *progress;

  if (adw_bin_get_child (self->progress_bin))
    return;
  progress = soleus_progress_page_new (self->catalogue, self->gate);
  adw_bin_set_child (self->progress_bin, progress);
  if (self->history)
    soleus_progress_page_set_history (SOLEUS_PROGRESS_PAGE (progress), self->history);
}

static void
visible_cb (SoleusMainPage *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->views);

  soleus_front_page_update (GTK_WIDGET (self->views));
  if (visible == GTK_WIDGET (self->library_bin))
    soleus_main_page_get_library (self);
  else if (visible == GTK_WIDGET (self->progress_bin))
    ensure_progress (self);
}

static void
show_routines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusMainPage *self = SOLEUS_MAIN_PAGE (widget);

  soleus_main_page_show_library (self);
  gtk_widget_child_focus (GTK_WIDGET (self->library_bin), GTK_DIR_TAB_FORWARD);
}

static gboolean
soleus_main_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_MAIN_PAGE (widget)->today));
}

static void
soleus_main_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (SOLEUS_MAIN_PAGE (widget)->content, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
soleus_main_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusMainPage *self = SOLEUS_MAIN_PAGE (widget);
  int natural;

  gtk_widget_size_allocate (self->content, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  self->next_narrow = width < MAX (SOLEUS_MAIN_PAGE_BREAKPOINT, natural + HEADER_REST);
  /* GTK can't show or hide children while it allocates them. */
  if (self->next_narrow != self->narrow && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

static GtkSizeRequestMode
soleus_main_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (SOLEUS_MAIN_PAGE (widget)->content);
}

static void
soleus_main_page_dispose (GObject *object)
{
  SoleusMainPage *self = SOLEUS_MAIN_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->gate);
  g_clear_object (&self->history);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_MAIN_PAGE);
  G_OBJECT_CLASS (soleus_main_page_parent_class)->dispose (object);
}

static void
soleus_main_page_class_init (SoleusMainPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_main_page_dispose;
  widget_class->grab_focus = soleus_main_page_grab_focus;
  widget_class->focus = soleus_keys_focus_child;
  widget_class->measure = soleus_main_page_measure;
  widget_class->size_allocate = soleus_main_page_size_allocate;
  widget_class->get_request_mode = soleus_main_page_get_request_mode;

  g_type_ensure (SOLEUS_TYPE_LEARN_PAGE);
  g_type_ensure (SOLEUS_TYPE_SPARE);
  g_type_ensure (SOLEUS_TYPE_TODAY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-main-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, content);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, views);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, today);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, library_bin);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, progress_bin);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, learn);
  gtk_widget_class_bind_template_callback (widget_class, visible_cb);
  gtk_widget_class_install_action (widget_class, "main.show-routines", NULL, show_routines_action);
}

static void
soleus_main_page_init (SoleusMainPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_front_page_update (GTK_WIDGET (self->views));
}

/**
 * soleus_main_page_set_context:
 *
 * Call it once, before the page is seen.
 */
void
soleus_main_page_set_context (SoleusMainPage *self,
                              SoleusCatalogue *catalogue,
                              SoleusRoutineStore *store,
                              SoleusSettings *settings,
                              SoleusSafetyGate *gate)
{
  g_return_if_fail (self->catalogue == NULL);

  self->catalogue = g_object_ref (catalogue);
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->gate = g_object_ref (gate);
  soleus_today_page_set_context (self->today, catalogue, settings, gate);
}

/* Call it once. */
void
soleus_main_page_set_history (SoleusMainPage *self, SoleusHistory *history, SoleusPlanBook *book)
{
  GtkWidget *progress = adw_bin_get_child (self->progress_bin);

  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  soleus_today_page_set_history (self->today, history, book);
  if (progress)
    soleus_progress_page_set_history (SOLEUS_PROGRESS_PAGE (progress), history);
}

SoleusTodayPage *
soleus_main_page_get_today (SoleusMainPage *self)
{
  return self->today;
}

SoleusLibraryPage *
soleus_main_page_get_library (SoleusMainPage *self)
{
  GtkWidget *library = adw_bin_get_child (self->library_bin);

  if (!library)
    {
      library = g_object_new (SOLEUS_TYPE_LIBRARY_PAGE, NULL);
      soleus_library_page_set_catalogue (SOLEUS_LIBRARY_PAGE (library), self->catalogue,
                                         self->settings);
      soleus_library_page_set_store (SOLEUS_LIBRARY_PAGE (library), self->store);
      soleus_library_page_set_gate (SOLEUS_LIBRARY_PAGE (library), self->gate);
      adw_bin_set_child (self->library_bin, library);
    }
  return SOLEUS_LIBRARY_PAGE (library);
}

SoleusLearnPage *
soleus_main_page_get_learn (SoleusMainPage *self)
{
  return self->learn;
}

void
soleus_main_page_show_today (SoleusMainPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "today");
}

void
soleus_main_page_show_library (SoleusMainPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "routines");
}

/**
 * soleus_main_page_set_narrow:
 * @narrow: whether the views are chosen at the bottom; the page sets it itself once it has a size
 */
void
soleus_main_page_set_narrow (SoleusMainPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_stack_set_visible_child_name (self->title, narrow ? "name" : "views");
  /* Without a stack the bar has no buttons to build and to measure. */
  adw_view_switcher_bar_set_stack (self->bar, narrow ? self->views : NULL);
  adw_view_switcher_bar_set_reveal (self->bar, narrow);
}
