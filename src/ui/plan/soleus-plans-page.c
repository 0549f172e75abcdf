/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plans-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-card-grid.h"
#include "soleus-layout.h"
#include "soleus-plan-text.h"
#include "soleus-step-figure.h"
#include "soleus-two-pane.h"

/**
 * SoleusPlansPage:
 *
 * The plans of Soleus and those of the person as cards. A card shows its plan with the action
 * `win.show-plan`.
 */
struct _SoleusPlansPage
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GtkWidget *own_grid;
  GtkWidget *empty;

  SoleusPlanBook *book;
  SoleusPlanShelf *shelf;
  SoleusCatalogue *catalogue;
};

enum
{
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPlansPage, soleus_plans_page, ADW_TYPE_BIN)

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

/* The pictures of what is done: one for each routine, two at most. */
static GtkWidget *
make_figures (SoleusPlansPage *self, SoleusPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->sessions->len && g_hash_table_size (seen) < 3; i++)
    {
      const SoleusPlanSession *session = plan->sessions->pdata[i];
      SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, session->routine);

      if (routine && g_hash_table_add (seen, routine))
        gtk_box_append (GTK_BOX (box),
                        soleus_step_figure_new (soleus_routine_get_main_step (routine)));
    }
  return box;
}

/* Returns: (transfer full) (nullable): how far the person is, where it is with this plan */
static char *
describe_state (SoleusPlansPage *self, SoleusPlan *plan)
{
  SoleusPlanState *state = soleus_plan_book_get_state (self->book);
  g_autofree char *place = NULL;

  if (!soleus_plan_state_is_in_use (state) || !soleus_plan_is_same (state->plan, plan))
    return NULL;
  place = soleus_plan_format_place (state);
  if (state->status == SOLEUS_PLAN_PAUSED)
    /* Translators: how far somebody is in a plan, which stands still: "Paused: week 2, day 3 of 5".
     */
    return g_strdup_printf (_ ("Paused: %s"), place);
  return g_steal_pointer (&place);
}

static GtkWidget *
make_card (SoleusPlansPage *self, const char *name, SoleusPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *shape = soleus_plan_format_shape (plan, self->catalogue);
  g_autofree char *state = describe_state (self, plan);
  g_autofree char *about = g_strjoin ("\n", shape, state, NULL);

  gtk_box_append (GTK_BOX (box), make_figures (self, plan));
  add_label (box, plan->name, "title-4");
  add_label (box, shape, "numeric");
  if (plan->for_whom && *plan->for_whom)
    add_label (box, plan->for_whom, NULL);
  if (state)
    add_label (box, state, "heading");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "plan-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plan->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-plan");
  return button;
}

static void
clear (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)))
    gtk_widget_unparent (child);
}

static void
show_plans (SoleusPlansPage *self)
{
  GPtrArray *plans = soleus_plan_book_get_plans (self->book);

  clear (self->grid);
  for (guint i = 0; i < plans->len; i++)
    {
      SoleusPlan *plan = plans->pdata[i];

      gtk_widget_set_parent (make_card (self, plan->id, plan), self->grid);
    }
}

static void
show_own (SoleusPlansPage *self)
{
  g_auto (GStrv) names = soleus_plan_shelf_list (self->shelf);

  clear (self->own_grid);
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (SoleusPlan) plan = soleus_plan_shelf_get (self->shelf, names[i]);

      if (plan)
        gtk_widget_set_parent (make_card (self, names[i], plan), self->own_grid);
    }
  gtk_widget_set_visible (self->empty, names[0] == NULL);
  gtk_widget_set_visible (self->own_grid, names[0] != NULL);
}

static void
show_all (SoleusPlansPage *self)
{
  show_plans (self);
  show_own (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
soleus_plans_page_dispose (GObject *object)
{
  SoleusPlansPage *self = SOLEUS_PLANS_PAGE (object);

  g_clear_object (&self->book);
  g_clear_object (&self->shelf);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PLANS_PAGE);
  G_OBJECT_CLASS (soleus_plans_page_parent_class)->dispose (object);
}

static void
soleus_plans_page_class_init (SoleusPlansPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_plans_page_dispose;

  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_CARD_GRID);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-plans-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusPlansPage, grid);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlansPage, own_grid);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlansPage, empty);
  gtk_widget_class_install_action (widget_class, "plans.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "plans.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "plans.back",
                                       NULL);
}

static void
soleus_plans_page_init (SoleusPlansPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

GtkWidget *
soleus_plans_page_new (SoleusPlanBook *book, SoleusPlanShelf *shelf, SoleusCatalogue *catalogue)
{
  SoleusPlansPage *self = g_object_new (SOLEUS_TYPE_PLANS_PAGE, NULL);

  self->book = g_object_ref (book);
  self->shelf = g_object_ref (shelf);
  self->catalogue = g_object_ref (catalogue);
  g_signal_connect_object (book, "notify::state", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  show_all (self);
  return GTK_WIDGET (self);
}
