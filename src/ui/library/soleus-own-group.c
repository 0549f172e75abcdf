/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-own-group.h"

#include <glib/gi18n-lib.h>

#include "soleus-card-grid.h"

/**
 * SoleusOwnGroup:
 *
 * The routines that the person made or was given, as cards, and the ways to get another one. What
 * lies in their folder and can't be used is named below, and can be opened.
 */
struct _SoleusOwnGroup
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkWidget *new_button;
  GtkWidget *empty;
  GtkWidget *grid;
  GtkWidget *problems;
  AdwExpanderRow *problems_row;

  SoleusRoutineStore *store;
  SoleusOptions options;
  /* In the order of the store. */
  GPtrArray *cards;
  guint hidden;
  GPtrArray *problem_rows;
};

enum
{
  SIGNAL_CHANGING,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusOwnGroup, soleus_own_group, ADW_TYPE_BIN)

/* ---- what can't be used */

static GtkWidget *
make_problem_row (const SoleusRoutineProblem *problem)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (problem->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "step-text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static char *
list_names (GPtrArray *problems)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < problems->len; i++)
    g_strv_builder_add (names, ((SoleusRoutineProblem *) problems->pdata[i])->name);
  parts = g_strv_builder_end (names);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

static void
show_problems (SoleusOwnGroup *self)
{
  GPtrArray *problems = self->store->problems;
  g_autofree char *names = list_names (problems);
  g_autofree char *title = g_strdup_printf (
      /* Translators: of files with routines in a folder. */
      ngettext ("%u file can’t be used", "%u files can’t be used", problems->len), problems->len);

  for (guint i = 0; i < self->problem_rows->len; i++)
    adw_expander_row_remove (self->problems_row, self->problem_rows->pdata[i]);
  g_ptr_array_set_size (self->problem_rows, 0);
  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *row = make_problem_row (problems->pdata[i]);

      adw_expander_row_add_row (self->problems_row, row);
      g_ptr_array_add (self->problem_rows, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problems_row), title);
  adw_expander_row_set_subtitle (self->problems_row, names);
  gtk_widget_set_visible (self->problems, problems->len > 0);
}

/* ---- cards */

/* Returns: (transfer none): the card of that routine, made anew where there was none; it is taken
 * out of the cards that there were */
static GtkWidget *
take_card (SoleusOwnGroup *self, GPtrArray *former, SoleusRoutineFile *file)
{
  for (guint i = 0; i < former->len; i++)
    {
      SoleusRoutineCard *card = former->pdata[i];

      if (g_str_equal (soleus_routine_card_get_routine (card)->id, file->id))
        return g_ptr_array_remove_index (former, i);
    }
  return soleus_routine_card_new (file->routine);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The focus of a card that goes is the next one's. */
static void
pass_focus_on (SoleusOwnGroup *self, GtkWidget *card)
{
  GtkWidget *other = gtk_widget_get_next_sibling (card);

  if (!other)
    other = gtk_widget_get_prev_sibling (card);
  if (other)
    soleus_routine_card_grab_focus (SOLEUS_ROUTINE_CARD (other));
  else
    gtk_widget_grab_focus (self->new_button);
}

static void
remove_cards (SoleusOwnGroup *self, GPtrArray *former)
{
  for (guint i = 0; i < former->len; i++)
    {
      if (has_focus (former->pdata[i]))
        pass_focus_on (self, former->pdata[i]);
      gtk_widget_unparent (former->pdata[i]);
    }
}

static void
show_cards (SoleusOwnGroup *self)
{
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->cards);

  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < self->store->files->len; i++)
    {
      SoleusRoutineFile *file = self->store->files->pdata[i];
      GtkWidget *card = take_card (self, former, file);

      soleus_routine_card_set_routine (SOLEUS_ROUTINE_CARD (card), file->routine,
                                       file->author[0] ? file->author : NULL);
      soleus_routine_card_set_options (SOLEUS_ROUTINE_CARD (card), &self->options);
      gtk_widget_insert_before (card, self->grid, NULL);
      g_ptr_array_add (self->cards, card);
    }
  remove_cards (self, former);
}

static void
changed_cb (SoleusOwnGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGING], 0);
  show_cards (self);
  show_problems (self);
  gtk_widget_set_visible (self->empty, self->cards->len == 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
soleus_own_group_dispose (GObject *object)
{
  SoleusOwnGroup *self = SOLEUS_OWN_GROUP (object);

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->problem_rows, g_ptr_array_unref);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_OWN_GROUP);
  G_OBJECT_CLASS (soleus_own_group_parent_class)->dispose (object);
}

static void
soleus_own_group_class_init (SoleusOwnGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_own_group_dispose;

  /* The folder holds other routines, which the group is about to show. */
  signals[SIGNAL_CHANGING] = g_signal_new ("changing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The group shows them. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_CARD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-own-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, count);
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, new_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, empty);
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, grid);
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, problems);
  gtk_widget_class_bind_template_child (widget_class, SoleusOwnGroup, problems_row);
}

static void
soleus_own_group_init (SoleusOwnGroup *self)
{
  self->options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
  self->cards = g_ptr_array_new ();
  self->problem_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Call it once. */
void
soleus_own_group_set_store (SoleusOwnGroup *self, SoleusRoutineStore *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* What the lengths follow. */
void
soleus_own_group_set_options (SoleusOwnGroup *self, const SoleusOptions *options)
{
  self->options = *options;
  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_set_options (self->cards->pdata[i], options);
}

/* Leaves the routines that can be done with what is at hand. */
void
soleus_own_group_set_equipment (SoleusOwnGroup *self, SoleusEquipment at_hand)
{
  guint all = self->cards->len;
  g_autofree char *text = NULL;

  self->hidden = 0;
  for (guint i = 0; i < all; i++)
    self->hidden += !soleus_routine_card_show_if_fitting (self->cards->pdata[i], at_hand);
  text = g_strdup_printf (ngettext ("%u of %u routine", "%u of %u routines", all),
                          all - self->hidden, all);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->hidden > 0);
}

void
soleus_own_group_sort (SoleusOwnGroup *self, gboolean shortest_first)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->cards, NULL, NULL);

  if (shortest_first)
    g_ptr_array_sort_with_data (sorted, soleus_routine_card_compare_lengths, &self->options);
  for (guint i = 0; i < sorted->len; i++)
    gtk_widget_insert_before (sorted->pdata[i], self->grid, NULL);
}

/* As soleus_routine_card_look() for all cards. */
void
soleus_own_group_look (SoleusOwnGroup *self, GtkWidget *page)
{
  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_look (self->cards->pdata[i], page);
}

/* Returns: whether the folder has neither routines nor anything that can't be used */
gboolean
soleus_own_group_is_empty (SoleusOwnGroup *self)
{
  return self->cards->len == 0 && self->problem_rows->len == 0;
}

/* Returns: how many routines can't be done with what is at hand */
guint
soleus_own_group_get_hidden (SoleusOwnGroup *self)
{
  return self->hidden;
}

/* Returns: (transfer none) (nullable): the card of that routine */
SoleusRoutineCard *
soleus_own_group_find (SoleusOwnGroup *self, const char *id)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_str_equal (soleus_routine_card_get_routine (self->cards->pdata[i])->id, id))
      return self->cards->pdata[i];
  return NULL;
}
