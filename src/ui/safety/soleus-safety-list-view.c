/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-list-view.h"

#include "soleus-safety-check.h"
#include "soleus-scroll.h"

/**
 * SoleusSafetyListView:
 *
 * The safety list: its groups, a check for each row, the advice of the ticked ones, and how far the
 * person has come in it.
 */
struct _SoleusSafetyListView
{
  AdwBin parent_instance;

  SoleusSafetyAnswers *answers;
  /* The rows in the order of the list, and for each whether it has been wholly in view. */
  GPtrArray *checks;
  GArray *read;
  /* The latest tick first. */
  GList *recent;
  gboolean just_ticked;
  /* What the rows show at present. */
  GPtrArray *shown;

  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (SoleusSafetyListView, soleus_safety_list_view, ADW_TYPE_BIN)

static void
mark_read (SoleusSafetyListView *self, guint i)
{
  g_array_index (self->read, gboolean, i) = TRUE;
  if (i + 1 == self->checks->len)
    soleus_safety_answers_set_seen (self->answers);
}

/* Places count in the scrolled content, where they hold while it moves. */
static gboolean
get_place (SoleusSafetyListView *self, guint i, graphene_rect_t *place)
{
  GtkWidget *question = soleus_safety_check_get_question (self->checks->pdata[i]);
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);

  return gtk_widget_get_mapped (question) &&
         gtk_widget_compute_bounds (question, gtk_widget_get_first_child (viewport), place) &&
         place->size.height > 0;
}

static void
scrolled_cb (SoleusSafetyListView *self)
{
  double top = gtk_adjustment_get_value (self->adjustment);
  double bottom = top + gtk_adjustment_get_page_size (self->adjustment);
  graphene_rect_t place;

  if (gtk_adjustment_get_page_size (self->adjustment) <= 0)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (get_place (self, i, &place) && place.origin.y >= top - 1 &&
        place.origin.y + place.size.height <= bottom + 1)
      mark_read (self, i);
}

static void
ticked_cb (SoleusSafetyListView *self, gboolean ticked, SoleusSafetyCheck *check)
{
  self->recent = g_list_remove (self->recent, check);
  self->recent = g_list_prepend (self->recent, check);
  self->just_ticked = ticked;
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_group (SoleusSafetyListView *self, const SoleusSafetyGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = new_label (group->title, "heading");

  gtk_box_append (GTK_BOX (box), title);
  if (group->helper)
    gtk_box_append (GTK_BOX (box), new_label (group->helper, "caption"));
  gtk_widget_add_css_class (card, "card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, -1);
  for (guint i = 0; i < group->rows->len; i++)
    {
      SoleusSafetyCheck *check =
          soleus_safety_check_new (self->answers, g_ptr_array_index (group->rows, i));
      gboolean read = FALSE;

      if (i > 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (check));
      g_signal_connect_object (check, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      g_array_append_val (self->read, read);
    }
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), box);
}

static void
set_adjustment (SoleusSafetyListView *self, GtkAdjustment *adjustment)
{
  if (self->adjustment)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_set_object (&self->adjustment, adjustment);
  if (!adjustment)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
soleus_safety_list_view_dispose (GObject *object)
{
  SoleusSafetyListView *self = SOLEUS_SAFETY_LIST_VIEW (object);

  set_adjustment (self, NULL);
  g_clear_pointer (&self->recent, g_list_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->read, g_array_unref);
  g_clear_object (&self->answers);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SAFETY_LIST_VIEW);
  G_OBJECT_CLASS (soleus_safety_list_view_parent_class)->dispose (object);
}

static void
soleus_safety_list_view_class_init (SoleusSafetyListViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_safety_list_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-safety-list-view.ui");
}

static void
soleus_safety_list_view_init (SoleusSafetyListView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->read = g_array_new (FALSE, FALSE, sizeof (gboolean));
}

/**
 * soleus_safety_list_view_set_answers:
 * @answers: where ticks go; call this once
 * @group_ids: (nullable) (array zero-terminated=1): the groups that are asked, or %NULL for all
 */
void
soleus_safety_list_view_set_answers (SoleusSafetyListView *self,
                                     SoleusSafetyAnswers *answers,
                                     const char *const *group_ids)
{
  SoleusSafetyList *list = soleus_safety_answers_get_list (answers);

  g_return_if_fail (self->answers == NULL);

  self->answers = g_object_ref (answers);
  for (guint i = 0; i < list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = list->groups->pdata[i];

      if (!group_ids || g_strv_contains (group_ids, group->id))
        add_group (self, group);
    }
}

/**
 * soleus_safety_list_view_watch:
 * @scroller: what the list scrolls in
 *
 * From here on it is known which rows have been wholly in view.
 */
void
soleus_safety_list_view_watch (SoleusSafetyListView *self, GtkScrolledWindow *scroller)
{
  self->scroller = scroller;
  set_adjustment (self, gtk_scrolled_window_get_vadjustment (scroller));
}

/**
 * soleus_safety_list_view_show_verdict:
 * @verdict: what the answers come to
 *
 * Shows at each ticked row what is said to it. What several rows say stands once, at the latest.
 */
void
soleus_safety_list_view_show_verdict (SoleusSafetyListView *self, SoleusSafetyVerdict *verdict)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_ptr_array_set_size (self->shown, 0);
  for (GList *l = self->recent; l; l = l->next)
    {
      SoleusSafetyCheck *check = l->data;
      g_autoptr (GPtrArray) advices = NULL;

      if (!soleus_safety_check_is_ticked (check))
        {
          soleus_safety_check_set_advices (check, none);
          continue;
        }
      advices =
          soleus_safety_verdict_get_row_advices (verdict, soleus_safety_check_get_row (check)->id);
      for (guint i = advices->len; i-- > 0;)
        if (soleus_safety_list_view_shows (self, advices->pdata[i]))
          g_ptr_array_remove_index (advices, i);
      for (guint i = 0; i < advices->len; i++)
        g_ptr_array_add (self->shown, advices->pdata[i]);
      soleus_safety_check_set_advices (check, advices);
      /* Advice that stands out of view has not been given. */
      if (l == self->recent && self->just_ticked)
        soleus_scroll_reveal (self->scroller, GTK_WIDGET (check));
    }
  self->just_ticked = FALSE;
}

/**
 * soleus_safety_list_view_shows:
 *
 * Returns: whether @advice stands at one of the rows
 */
gboolean
soleus_safety_list_view_shows (SoleusSafetyListView *self, const SoleusSafetyAdvice *advice)
{
  return g_ptr_array_find (self->shown, advice, NULL);
}

/**
 * soleus_safety_list_view_note_focus:
 * @focus: (nullable): the widget that has the focus now
 *
 * A row that has had the focus counts as read.
 */
void
soleus_safety_list_view_note_focus (SoleusSafetyListView *self, GtkWidget *focus)
{
  for (guint i = 0; focus && i < self->checks->len; i++)
    if (gtk_widget_is_ancestor (focus, self->checks->pdata[i]))
      mark_read (self, i);
}

/**
 * soleus_safety_list_view_begin_anew:
 *
 * Takes every tick back, and counts what is in view now as all that has been read.
 */
void
soleus_safety_list_view_begin_anew (SoleusSafetyListView *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      soleus_safety_check_untick (self->checks->pdata[i]);
      g_array_index (self->read, gboolean, i) = FALSE;
    }
  scrolled_cb (self);
}

/**
 * soleus_safety_list_view_go_to_unread:
 *
 * Scrolls to where reading stopped and puts the focus there.
 */
void
soleus_safety_list_view_go_to_unread (SoleusSafetyListView *self)
{
  graphene_rect_t place;
  guint i = 0;

  while (i + 1 < self->checks->len && g_array_index (self->read, gboolean, i))
    i++;
  if (self->checks->len == 0 || !get_place (self, i, &place))
    return;
  soleus_safety_check_focus (self->checks->pdata[i]);
  /* Everything above it has been read; what comes after it is still to be scrolled to. */
  gtk_adjustment_set_value (self->adjustment, place.origin.y + place.size.height -
                                                  gtk_adjustment_get_page_size (self->adjustment));
}
