/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-stage.h"

#include "soleus-figure-view.h"

/* Stop is at least 64 px high, every other control 44 px. */
#define STRIP_MIN    64
#define CONTROLS_MIN 44
#define BAR_HEIGHT   8
#define WIDE_MIN     700
/* Below this a picture shows nothing that helps. */
#define PICTURE_MIN 72
/* Above each other the pictures need this height, as a share of the width; what of it the figure
 * gets above a close-up that lies. */
#define STACKED_MIN  0.6
#define LYING_FIGURE 0.55
/* In a wide window: what stands between the parts; the pictures' share of the width; what the leg
 * and the cue have of the height; the share of the ring's height that the line with the repetition
 * has. */
#define WIDE_GAP        12
#define WIDE_PICTURES   0.56
#define WIDE_LEG        0.178
#define WIDE_CUE        0.185
#define WIDE_REPETITION 0.42

enum
{
  SLOT_BAR,
  SLOT_LEG,
  SLOT_PHASE,
  SLOT_CUE,
  SLOT_RING,
  SLOT_REPETITION,
  SLOT_NEXT,
  SLOT_INSTRUCTION,
  SLOT_FIGURE,
  SLOT_INSET,
  SLOT_MUSCLE,
  SLOT_TURN,
  SLOT_CONTROLS_START,
  SLOT_PAUSE,
  SLOT_CONTROLS_END,
  SLOT_STOP,
  N_SLOTS
};

/* Lays out a running session for reading from three metres, at every size of the window. Where room
 * is short, Stop, Pause, the digits, the leg, the cue and the figure stay, in that order. */
struct _SoleusSessionStage
{
  GtkWidget parent_instance;

  GtkWidget *slots[N_SLOTS];
  SoleusStageFace face;
};

static const char *const slot_names[N_SLOTS] = {
  "bar",          "leg",    "phase", "cue",    "ring", "repetition",     "next",
  "instruction",  "figure", "inset", "muscle", "turn", "controls-start", "pause",
  "controls-end", "stop",
};

static GParamSpec *properties[N_SLOTS + 1];

G_DEFINE_FINAL_TYPE (SoleusSessionStage, soleus_session_stage, GTK_TYPE_WIDGET)

typedef struct
{
  double x, y, w, h;
} Box;

static int
get_natural (SoleusSessionStage *self, int slot, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (self->slots[slot], orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (SoleusSessionStage *self, int slot, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (self->slots[slot], orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
hide (SoleusSessionStage *self, int slot)
{
  gtk_widget_set_child_visible (self->slots[slot], FALSE);
}

/* Places a child; @box is in reading direction, so it is mirrored where text runs from the right.
 */
static void
place (SoleusSessionStage *self, int slot, Box box)
{
  GtkWidget *child = self->slots[slot];
  int minimum, w = box.w, h = box.h, x = box.x;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  w = MAX (w, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, &minimum, NULL, NULL, NULL);
  h = MAX (h, minimum);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - w;
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, box.y, w, h }, -1);
}

/* Takes a row of @height off the top of @area. */
static Box
cut_top (Box *area, double height, double gap)
{
  Box row = { area->x, area->y, area->w, MAX (0, MIN (height, area->h)) };

  area->y += row.h + gap;
  area->h -= row.h + gap;
  return row;
}

static Box
cut_bottom (Box *area, double height, double gap)
{
  Box row = { area->x, area->y + area->h - height, area->w, height };

  area->h -= height + gap;
  return row;
}

static Box
cut_start (Box *area, double width, double gap)
{
  Box column = { area->x, area->y, width, area->h };

  area->x += width + gap;
  area->w -= width + gap;
  return column;
}

/* A person on the floor is wider than high. */
static gboolean
is_lying (SoleusSessionStage *self)
{
  return soleus_picture_is_lying (
      soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (self->slots[SLOT_FIGURE])));
}

/* The pictures above each other or side by side where that fits, else one of them. */
static void
place_pictures (SoleusSessionStage *self, Box area, gboolean with_instruction)
{
  int inset_min = get_minimum (self, SLOT_INSET, GTK_ORIENTATION_HORIZONTAL);
  gboolean both = area.w * 0.36 >= inset_min && area.w >= 360 && area.h >= 160;
  SoleusStageFace face = self->face;
  int turn = CONTROLS_MIN;
  gboolean stacked;

  stacked = both && with_instruction && is_lying (self) && area.h >= area.w * STACKED_MIN;
  g_object_set (self->slots[SLOT_INSET], "lying", stacked, NULL);
  if (stacked)
    {
      hide (self, SLOT_TURN);
      place (self, SLOT_MUSCLE, cut_bottom (&area, area.h * 0.08, 6));
      place (self, SLOT_FIGURE, cut_top (&area, area.h * LYING_FIGURE, 12));
      place (self, SLOT_INSET, area);
      return;
    }
  if (both && with_instruction)
    {
      Box inset = cut_start (&area, area.w * 0.36, 12);

      hide (self, SLOT_TURN);
      place (self, SLOT_FIGURE, area);
      place (self, SLOT_MUSCLE, cut_bottom (&inset, inset.h * 0.14, 6));
      place (self, SLOT_INSET, inset);
      return;
    }
  hide (self, SLOT_MUSCLE);
  if (face == SOLEUS_STAGE_FACE_INSTRUCTION && with_instruction)
    face = SOLEUS_STAGE_FACE_FIGURE;
  hide (self, SLOT_FIGURE);
  hide (self, SLOT_INSET);
  if (!with_instruction)
    hide (self, SLOT_INSTRUCTION);
  place (self, SLOT_TURN, (Box){ area.x + area.w - turn, area.y, turn, turn });
  if (face == SOLEUS_STAGE_FACE_FIGURE)
    place (self, SLOT_FIGURE, area);
  else if (face == SOLEUS_STAGE_FACE_INSET)
    place (self, SLOT_INSET, area);
  else
    {
      area.w -= turn + 6;
      place (self, SLOT_INSTRUCTION, area);
    }
}

static double
get_height_for (SoleusSessionStage *self, int slot, double width)
{
  int minimum;

  gtk_widget_measure (self->slots[slot], GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

/* The height of instruction and caution in full; what scrolls measures itself for no width. */
static int
get_instruction_height (SoleusSessionStage *self, int width)
{
  int height = 0, natural;

  for (GtkWidget *text = gtk_widget_get_first_child (self->slots[SLOT_INSTRUCTION]); text;
       text = gtk_widget_get_next_sibling (text))
    {
      gtk_widget_measure (GTK_IS_SCROLLED_WINDOW (text)
                              ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text))
                              : text,
                          GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height += natural + 4;
    }
  return height;
}

static double
get_wide_phase (SoleusSessionStage *self, double height)
{
  return MAX (height * 0.06, get_natural (self, SLOT_PHASE, GTK_ORIENTATION_VERTICAL));
}

/* Whether the column of texts holds the caution and, above it, lines beside a ring: in large text
 * it is too low for them before the window is too narrow for two columns. */
static gboolean
fits_wide (SoleusSessionStage *self, Box area, double strip)
{
  const double gap = WIDE_GAP;
  double column = area.w * (1 - WIDE_PICTURES) - gap * 2;
  double h = area.h - strip - gap * 1.5 - 4 * 8;
  double ring = get_minimum (self, SLOT_REPETITION, GTK_ORIENTATION_VERTICAL) / WIDE_REPETITION;

  return h >= h * (WIDE_LEG + WIDE_CUE) + get_wide_phase (self, h) + ring +
                  get_height_for (self, SLOT_INSTRUCTION, column);
}

static void
allocate_wide (SoleusSessionStage *self, Box area, double strip)
{
  const double gap = WIDE_GAP;
  double controls_start = get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_HORIZONTAL);
  double controls_end = get_natural (self, SLOT_CONTROLS_END, GTK_ORIENTATION_HORIZONTAL);
  double pause = MAX (get_natural (self, SLOT_PAUSE, GTK_ORIENTATION_HORIZONTAL), strip * 1.6);
  Box row = cut_bottom (&area, strip, gap * 1.5), pictures, times;
  double h, ring;

  place (self, SLOT_CONTROLS_START, cut_start (&row, controls_start, gap));
  place (self, SLOT_PAUSE, cut_start (&row, pause, gap));
  place (self, SLOT_CONTROLS_END, cut_start (&row, controls_end, gap * 2));
  pictures = cut_start (&area, area.w * WIDE_PICTURES, gap * 2);
  /* Stop stands below the texts, where there is room for that. */
  if (area.x > row.x)
    cut_start (&row, area.x - row.x, 0);
  place (self, SLOT_STOP, row);
  place_pictures (self, pictures, TRUE);

  h = area.h - 4 * 8;
  place (self, SLOT_LEG, cut_top (&area, h * WIDE_LEG, 8));
  place (self, SLOT_PHASE, cut_top (&area, get_wide_phase (self, h), 8));
  place (self, SLOT_CUE, cut_top (&area, h * WIDE_CUE, 8));
  /* The ring gives way a little where that spares the hands a scroll through the instruction. */
  ring = CLAMP (area.h - 8 - get_instruction_height (self, area.w), h * 0.42, h * 0.45);
  /* The caution is never cut. */
  ring = MIN (ring, area.h - 8 - get_height_for (self, SLOT_INSTRUCTION, area.w));
  times = cut_top (&area, MIN (ring, area.w * 0.55), 8);
  place (self, SLOT_RING, cut_start (&times, times.h, 16));
  place (self, SLOT_REPETITION, cut_top (&times, times.h * WIDE_REPETITION, 0));
  place (self, SLOT_NEXT, times);
  place (self, SLOT_INSTRUCTION, area);
}

/* Pause and Stop side by side, or Stop below where its words would take more lines than that. */
static void
place_pause_and_stop (SoleusSessionStage *self, Box *area, double strip, double gap)
{
  double pause = MAX (get_natural (self, SLOT_PAUSE, GTK_ORIENTATION_HORIZONTAL), area->w * 0.3);
  double beside = MAX (strip, get_height_for (self, SLOT_STOP, area->w - pause - gap));
  double below = MAX (strip, get_height_for (self, SLOT_STOP, area->w));
  double alone = MAX (CONTROLS_MIN, get_height_for (self, SLOT_PAUSE, area->w));
  Box row;

  if (below + gap + alone < beside)
    {
      place (self, SLOT_STOP, cut_bottom (area, below, gap));
      place (self, SLOT_PAUSE, cut_bottom (area, alone, gap));
      return;
    }
  row = cut_bottom (area, beside, gap);
  place (self, SLOT_PAUSE, cut_start (&row, pause, gap));
  place (self, SLOT_STOP, row);
}

static void
allocate_narrow (SoleusSessionStage *self, Box area, double strip)
{
  const double gap = 8;
  double controls =
      MAX (CONTROLS_MIN, get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_VERTICAL));
  double ring, leg, phase, line, cue;
  Box row, top;
  gboolean roomy;

  place_pause_and_stop (self, &area, strip, gap);
  ring = CLAMP (area.h * 0.27, 64, area.w * 0.46);
  cue = MAX (2 * get_minimum (self, SLOT_CUE, GTK_ORIENTATION_VERTICAL), area.h * 0.13);

  /* In large text the lines beside the ring are higher than the ring. */
  leg = MAX (ring * 0.5, get_minimum (self, SLOT_LEG, GTK_ORIENTATION_VERTICAL));
  phase = MAX (ring * 0.25, get_minimum (self, SLOT_PHASE, GTK_ORIENTATION_VERTICAL));
  line = get_minimum (self, SLOT_REPETITION, GTK_ORIENTATION_VERTICAL);
  top = cut_top (&area, MAX (ring, leg + phase + line), gap);
  ring = MAX (ring, MIN (top.h, top.w * 0.32));
  row = top;
  row.w = top.w - ring - gap;
  place (self, SLOT_RING, (Box){ top.x + top.w - ring, top.y, ring, ring });
  place (self, SLOT_LEG, cut_top (&row, leg, 0));
  place (self, SLOT_PHASE, cut_top (&row, phase, 0));
  place (self, SLOT_REPETITION, row);
  place (self, SLOT_CUE, cut_top (&area, cue, gap));

  if (area.h - controls - gap >= PICTURE_MIN * 1.5)
    {
      row = cut_bottom (&area, controls, gap);
      place (self, SLOT_CONTROLS_START,
             cut_start (&row, get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_HORIZONTAL),
                        gap));
      controls = get_natural (self, SLOT_CONTROLS_END, GTK_ORIENTATION_HORIZONTAL);
      place (self, SLOT_CONTROLS_END, (Box){ row.x + row.w - controls, row.y, controls, row.h });
    }
  else
    {
      hide (self, SLOT_CONTROLS_START);
      hide (self, SLOT_CONTROLS_END);
    }

  line = get_natural (self, SLOT_NEXT, GTK_ORIENTATION_VERTICAL);
  if (area.h >= 240 + line)
    place (self, SLOT_NEXT, cut_bottom (&area, line, gap));
  else
    hide (self, SLOT_NEXT);
  roomy = area.h >= (area.w >= 480 ? 240 : 420);
  if (roomy)
    place (self, SLOT_INSTRUCTION,
           cut_bottom (&area, MAX (area.h * 0.24, get_height_for (self, SLOT_INSTRUCTION, area.w)),
                       gap));
  if (area.h >= PICTURE_MIN)
    place_pictures (self, area, roomy);
  else
    {
      hide (self, SLOT_FIGURE);
      hide (self, SLOT_INSET);
      hide (self, SLOT_MUSCLE);
      hide (self, SLOT_TURN);
      hide (self, SLOT_INSTRUCTION);
    }
}

static void
soleus_session_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (widget);
  double pad = width >= WIDE_MIN ? 18 : 10;
  double line = get_minimum (self, SLOT_NEXT, GTK_ORIENTATION_VERTICAL);
  double strip = CLAMP (height * 0.105, MAX (STRIP_MIN, 2 * line), 120);
  Box area = { pad, pad, width - 2 * pad, height - 2 * pad };

  strip = MAX (strip, get_minimum (self, SLOT_STOP, GTK_ORIENTATION_VERTICAL));
  place (self, SLOT_BAR, cut_top (&area, BAR_HEIGHT, 12));
  if (width >= WIDE_MIN && width > height * 1.05 && fits_wide (self, area, strip))
    allocate_wide (self, area, strip);
  else
    allocate_narrow (self, area, strip);
}

static void
soleus_session_stage_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (300, 20 + 8 + get_minimum (self, SLOT_PAUSE, orientation) +
                               get_minimum (self, SLOT_STOP, orientation));
      *natural = MAX (*minimum, 900);
    }
  else
    {
      *minimum = 340;
      *natural = 640;
    }
}

static void
soleus_session_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (object);

  g_return_if_fail (id >= 1 && id <= N_SLOTS);
  g_value_set_object (value, self->slots[id - 1]);
}

static void
soleus_session_stage_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (object);
  GtkWidget **slot;

  g_return_if_fail (id >= 1 && id <= N_SLOTS);
  slot = &self->slots[id - 1];
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = g_value_get_object (value);
  if (*slot)
    gtk_widget_set_parent (*slot, GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
soleus_session_stage_dispose (GObject *object)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (object);

  for (int i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&self->slots[i], gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_session_stage_parent_class)->dispose (object);
}

static void
soleus_session_stage_class_init (SoleusSessionStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_session_stage_get_property;
  object_class->set_property = soleus_session_stage_set_property;
  object_class->dispose = soleus_session_stage_dispose;
  widget_class->measure = soleus_session_stage_measure;
  widget_class->size_allocate = soleus_session_stage_size_allocate;

  for (int i = 0; i < N_SLOTS; i++)
    properties[i + 1] =
        g_param_spec_object (slot_names[i], NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_SLOTS + 1, properties);
  gtk_widget_class_set_css_name (widget_class, "sessionstage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_session_stage_init (SoleusSessionStage *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* Shows the next of figure, close-up and instruction where only one of them has room. */
void
soleus_session_stage_turn (SoleusSessionStage *self)
{
  self->face = (self->face + 1) % SOLEUS_STAGE_N_FACES;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
