/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-list-view.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-panel.h"
#include "soleus-compat.h"
#include "soleus-layout.h"

/* One row: the question, which has to be read, and below it the advice that a tick shows. */
typedef struct
{
  GtkWidget *widget;
  GtkWidget *question;
  SoleusAdvicePanel *panel;
  /* The check button, or those of the left and the right leg. */
  GtkWidget *buttons[2];
  const SoleusSafetyRow *row;
  /* Whether it has been wholly in view. */
  gboolean read;
} Check;

/* The groups and rows of the safety list, and how far the person has come in it. */
struct _SoleusSafetyListView
{
  AdwBin parent_instance;

  SoleusSafetyAnswers *answers;
  GtkBox *groups;
  /* In the order of the list. */
  GPtrArray *checks;
  /* The latest tick first. */
  GList *recent;
  gboolean just_ticked;
  /* The advice that the rows show. */
  GPtrArray *shown;

  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (SoleusSafetyListView, soleus_safety_list_view, ADW_TYPE_BIN)

/* ---- how far the person has read */

static void
mark_read (SoleusSafetyListView *self, guint i)
{
  ((Check *) self->checks->pdata[i])->read = TRUE;
  if (i + 1 == self->checks->len)
    soleus_safety_answers_set_seen (self->answers);
}

/* Places count in the scrolled content, where they hold while it moves. */
static gboolean
get_place (SoleusSafetyListView *self, const Check *check, graphene_rect_t *place)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);

  return gtk_widget_get_mapped (check->question) &&
         gtk_widget_compute_bounds (check->question, gtk_widget_get_first_child (viewport),
                                    place) &&
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
    if (get_place (self, self->checks->pdata[i], &place) && place.origin.y >= top - 1 &&
        place.origin.y + place.size.height <= bottom + 1)
      mark_read (self, i);
}

/* ---- the rows */

static void
toggled_cb (SoleusSafetyListView *self, GtkCheckButton *button)
{
  gboolean active = gtk_check_button_get_active (button);
  SoleusLegs legs = SOLEUS_LEGS_BOTH;
  Check *check = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *other = self->checks->pdata[i];

      if ((gpointer) button == other->buttons[0] || (gpointer) button == other->buttons[1])
        check = other;
    }
  if (check->row->per_leg)
    legs = (gpointer) button == check->buttons[0] ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT;
  self->recent = g_list_remove (self->recent, check);
  self->recent = g_list_prepend (self->recent, check);
  self->just_ticked = active;
  soleus_safety_answers_tick (self->answers, check->row->id, legs, active);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
add_button (SoleusSafetyListView *self, GtkWidget *box, const char *text)
{
  GtkWidget *button = soleus_safety_list_view_new_button (text);

  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* The word alone does not say what it is that the leg has. */
static void
name_leg_button (GtkWidget *button, char *name)
{
  g_autofree char *full_name = name;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full_name,
                                  -1);
}

static void
fill_question (SoleusSafetyListView *self, Check *check)
{
  const char *text = check->row->text;
  GtkWidget *legs;

  if (!check->row->per_leg)
    {
      check->buttons[0] = add_button (self, check->question, text);
      return;
    }
  legs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (legs), TRUE);
  gtk_box_append (GTK_BOX (check->question), new_label (text, "safety-legs-label"));
  gtk_box_append (GTK_BOX (check->question), legs);
  check->buttons[0] = add_button (self, legs, C_ ("leg", "Left"));
  check->buttons[1] = add_button (self, legs, C_ ("leg", "Right"));
  /* Translators: what is ticked, of the left leg. */
  name_leg_button (check->buttons[0], g_strdup_printf (_ ("%s: left leg"), text));
  /* Translators: what is ticked, of the right leg. */
  name_leg_button (check->buttons[1], g_strdup_printf (_ ("%s: right leg"), text));
}

static GtkWidget *
add_check (SoleusSafetyListView *self, const SoleusSafetyRow *row)
{
  Check *check = g_new0 (Check, 1);

  check->row = row;
  check->widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  check->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  check->panel = g_object_new (SOLEUS_TYPE_ADVICE_PANEL, "visible", FALSE, "margin-start", 12,
                               "margin-end", 12, "margin-bottom", 12, NULL);
  gtk_box_append (GTK_BOX (check->widget), check->question);
  gtk_box_append (GTK_BOX (check->widget), GTK_WIDGET (check->panel));
  fill_question (self, check);
  g_ptr_array_add (self->checks, check);
  return check->widget;
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
      if (i > 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), add_check (self, g_ptr_array_index (group->rows, i)));
    }
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (self->groups, box);
}

static void
show_advices (Check *check, GPtrArray *advices)
{
  const SoleusSafetyAdvice *first = advices->len > 0 ? g_ptr_array_index (advices, 0) : NULL;

  soleus_advice_panel_set_advices (check->panel, check->row->verdict, advices);
  if (check->row->verdict >= SOLEUS_VERDICT_RED)
    soleus_advice_panel_add_text (
        check->panel, _ ("All sessions are locked while this is ticked, and stay locked "
                         "if you leave now. Ticked by mistake? Untick it before you "
                         "leave this list, and it locks nothing."));
  gtk_widget_set_visible (GTK_WIDGET (check->panel), first != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (check->buttons) && check->buttons[i]; i++)
    {
      if (first && gtk_widget_has_focus (check->buttons[i]))
        soleus_compat_announce (check->buttons[i], first->title);
      if (!first)
        gtk_accessible_reset_property (GTK_ACCESSIBLE (check->buttons[i]),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* ---- the class */

static void
soleus_safety_list_view_dispose (GObject *object)
{
  SoleusSafetyListView *self = SOLEUS_SAFETY_LIST_VIEW (object);

  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->recent, g_list_free);
  g_clear_object (&self->answers);
  G_OBJECT_CLASS (soleus_safety_list_view_parent_class)->dispose (object);
}

static void
soleus_safety_list_view_finalize (GObject *object)
{
  SoleusSafetyListView *self = SOLEUS_SAFETY_LIST_VIEW (object);

  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (soleus_safety_list_view_parent_class)->finalize (object);
}

static void
soleus_safety_list_view_class_init (SoleusSafetyListViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_safety_list_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_safety_list_view_finalize;
}

static void
soleus_safety_list_view_init (SoleusSafetyListView *self)
{
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
  self->checks = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_ptr_array_new ();
}

/* A check button whose text wraps and names it: one tab stop, and high enough for a thumb. */
GtkWidget *
soleus_safety_list_view_new_button (const char *text)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = new_label (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_add_css_class (button, "safety-row");
  return button;
}

/* To be called once. Without @group_ids all groups are asked. */
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

/* From here on it is known which rows have been wholly in view. */
void
soleus_safety_list_view_watch (SoleusSafetyListView *self, GtkScrolledWindow *scroller)
{
  self->scroller = scroller;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (scroller));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows its advice at each ticked row. Advice of several rows stands once, at the latest. */
void
soleus_safety_list_view_show_verdict (SoleusSafetyListView *self, SoleusSafetyVerdict *verdict)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_ptr_array_set_size (self->shown, 0);
  for (GList *l = self->recent; l; l = l->next)
    {
      Check *check = l->data;
      g_autoptr (GPtrArray) advices = NULL;

      if (soleus_safety_answers_get_ticked (self->answers, check->row->id) == SOLEUS_LEGS_NONE)
        {
          show_advices (check, none);
          continue;
        }
      advices = soleus_safety_verdict_get_row_advices (verdict, check->row->id);
      for (guint i = advices->len; i-- > 0;)
        if (g_ptr_array_find (self->shown, advices->pdata[i], NULL))
          g_ptr_array_remove_index (advices, i);
      for (guint i = 0; i < advices->len; i++)
        g_ptr_array_add (self->shown, advices->pdata[i]);
      show_advices (check, advices);
      /* Advice that stands out of view has not been given. */
      if (l == self->recent && self->just_ticked)
        soleus_scroll_reveal (self->scroller, check->widget);
    }
  self->just_ticked = FALSE;
}

/* A row that has had the focus counts as read. */
void
soleus_safety_list_view_note_focus (SoleusSafetyListView *self, GtkWidget *focus)
{
  for (guint i = 0; focus && i < self->checks->len; i++)
    if (gtk_widget_is_ancestor (focus, ((Check *) self->checks->pdata[i])->widget))
      mark_read (self, i);
}

/* Takes every tick back, and counts what is in view now as all that has been read. */
void
soleus_safety_list_view_begin_anew (SoleusSafetyListView *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *check = self->checks->pdata[i];

      for (guint b = 0; b < G_N_ELEMENTS (check->buttons) && check->buttons[b]; b++)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check->buttons[b]), FALSE);
      check->read = FALSE;
    }
  scrolled_cb (self);
}

/* Scrolls to where reading stopped and puts the focus there. */
void
soleus_safety_list_view_go_to_unread (SoleusSafetyListView *self)
{
  graphene_rect_t place;
  Check *check = NULL;

  /* The last row is the one where all others have been read. */
  for (guint i = 0; i < self->checks->len && (!check || check->read); i++)
    check = self->checks->pdata[i];
  if (!check || !get_place (self, check, &place))
    return;
  gtk_widget_grab_focus (check->buttons[0]);
  /* Everything above it has been read; what comes after it is still to be scrolled to. */
  gtk_adjustment_set_value (self->adjustment, place.origin.y + place.size.height -
                                                  gtk_adjustment_get_page_size (self->adjustment));
}
