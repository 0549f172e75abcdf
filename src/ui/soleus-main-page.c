/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-main-page.h"

#include "soleus-front-page.h"
#include "soleus-spare.h"

/* What the header needs beside the view switcher, on both sides. */
#define HEADER_REST 180

/**
 * SoleusMainPage:
 *
 * The views of the window between which the person switches: in the header where there is room,
 * else at the bottom. The libadwaita of Debian 12 has no breakpoints, so that the page looks at its
 * own width.
 */
struct _SoleusMainPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *title;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *bar;
  AdwViewStack *views;
  SoleusLibraryPage *library;
  AdwBin *progress_bin;
  SoleusLearnPage *learn;

  gboolean narrow;
  gboolean next_narrow;
  guint source;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SIGNAL_PROGRESS_NEEDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

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
visible_cb (SoleusMainPage *self)
{
  soleus_front_page_update (GTK_WIDGET (self->views));
  if (adw_view_stack_get_visible_child (self->views) == GTK_WIDGET (self->progress_bin) &&
      !adw_bin_get_child (self->progress_bin))
    g_signal_emit (self, signals[SIGNAL_PROGRESS_NEEDED], 0);
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
  /* Children can't be shown or hidden while sizes are given out. */
  if (self->next_narrow != self->narrow && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

static GtkSizeRequestMode
soleus_main_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (SOLEUS_MAIN_PAGE (widget)->content);
}

static void
soleus_main_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, SOLEUS_MAIN_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_main_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    soleus_main_page_set_narrow (SOLEUS_MAIN_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_main_page_dispose (GObject *object)
{
  SoleusMainPage *self = SOLEUS_MAIN_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_MAIN_PAGE);
  G_OBJECT_CLASS (soleus_main_page_parent_class)->dispose (object);
}

static void
soleus_main_page_class_init (SoleusMainPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_main_page_get_property;
  object_class->set_property = soleus_main_page_set_property;
  object_class->dispose = soleus_main_page_dispose;
  widget_class->measure = soleus_main_page_measure;
  widget_class->size_allocate = soleus_main_page_size_allocate;
  widget_class->get_request_mode = soleus_main_page_get_request_mode;

  /* Whether the views are chosen at the bottom. */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusMainPage::progress-needed:
   *
   * The view of what has been done is to be seen for the first time: make it, and give it to
   * soleus_main_page_set_progress(). The first frame does without it.
   */
  signals[SIGNAL_PROGRESS_NEEDED] =
      g_signal_new ("progress-needed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_LEARN_PAGE);
  g_type_ensure (SOLEUS_TYPE_LIBRARY_PAGE);
  g_type_ensure (SOLEUS_TYPE_SPARE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-main-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, content);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, views);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, library);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, progress_bin);
  gtk_widget_class_bind_template_child (widget_class, SoleusMainPage, learn);
  gtk_widget_class_bind_template_callback (widget_class, visible_cb);
}

static void
soleus_main_page_init (SoleusMainPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_front_page_update (GTK_WIDGET (self->views));
}

/**
 * soleus_main_page_get_library:
 *
 * Returns: (transfer none): the view of the routines
 */
SoleusLibraryPage *
soleus_main_page_get_library (SoleusMainPage *self)
{
  return self->library;
}

/**
 * soleus_main_page_set_progress:
 * @progress: the view of what has been done
 */
void
soleus_main_page_set_progress (SoleusMainPage *self, SoleusProgressPage *progress)
{
  g_signal_connect_object (progress, "show-routines", G_CALLBACK (soleus_main_page_show_routines),
                           self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->progress_bin, GTK_WIDGET (progress));
}

/**
 * soleus_main_page_show_routines:
 *
 * Shows the view of the routines.
 */
void
soleus_main_page_show_routines (SoleusMainPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "routines");
  gtk_widget_child_focus (GTK_WIDGET (self->library), GTK_DIR_TAB_FORWARD);
}

/**
 * soleus_main_page_get_learn:
 *
 * Returns: (transfer none): the view of the articles
 */
SoleusLearnPage *
soleus_main_page_get_learn (SoleusMainPage *self)
{
  return self->learn;
}

gboolean
soleus_main_page_get_narrow (SoleusMainPage *self)
{
  return self->narrow;
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
