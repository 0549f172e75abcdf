/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-stage.h"

#include <math.h>

#include "soleus-countdown-ring.h"
#include "soleus-figure-view.h"
#include "soleus-fit-label.h"
#include "soleus-layout.h"

/* Stop is at least 64 px high, every other control 44 px. */
#define STRIP_MIN    64
#define CONTROLS_MIN 44
#define BAR_HEIGHT   16
#define WIDE_MIN     700
/* Below this a picture shows nothing that helps. */
#define PICTURE_MIN 72
/* The least room for both of them. */
#define PAIR_MIN_WIDTH  360
#define PAIR_MIN_HEIGHT 160
#define CAUTION_GAP     4
/* Above each other the pictures need this height, as a share of the width; what of it the figure
 * gets above a close-up that lies. */
#define STACKED_MIN  0.6
#define LYING_FIGURE 0.55
/* In a wide window: what stands between the parts; the pictures' share of the width. */
#define WIDE_GAP      12
#define WIDE_PICTURES 0.5
/* The three sizes of text in a wide window. The least is a share of the width or the height; the
 * side and the sentence are so many times as large, and so are the digits at least, which are a
 * little larger still in a small window. The ring has as much as this if the sentences leave it. */
#define SMALL_OF_WIDTH  (1 / 43.5)
#define SMALL_OF_HEIGHT (1 / 25.0)
#define BIG_OF_SMALL    1.72
#define DIGITS_OF_SMALL 2.9
#define DIGITS_MORE     26
#define RING_OF_SMALL   7.3
#define RING_MORE       62
/* Elsewhere the side and the sentence grow as far as their room goes. */
#define NARROW_MOST 96
#define LINE        1.25
/* A row of one line, with letters that reach below it. */
#define ROW 1.3
/* Below this height above the buttons, and from this width on, all stands in one row; the share
 * that the picture has of it, and the instruction in its place, those of the ring beside it, and of
 * the leg and the phase in the height. */
#define LOW_MAX      260
#define LOW_WIDTH    480
#define LOW_PICTURES 0.44
#define LOW_WORDS    0.62
#define LOW_RING     0.42
#define LOW_LEG      0.34
#define LOW_PHASE    0.2
/* The least height of the ring. */
#define RING_MIN 64

#define ALL_FACES ((1 << SOLEUS_STAGE_N_FACES) - 1)

enum
{
  SLOT_BAR,
  SLOT_SIGN,
  SLOT_LEG,
  SLOT_PHASE,
  SLOT_CUE,
  SLOT_RING,
  SLOT_REPETITION,
  SLOT_NEXT,
  SLOT_CAUTION,
  SLOT_FIGURE,
  SLOT_INSET,
  SLOT_MUSCLE,
  SLOT_TURN,
  SLOT_CONTROLS_START,
  SLOT_PAUSE,
  SLOT_CONTROLS_END,
  SLOT_MASSAGE,
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
  /* Those that there are to turn to, by their bits. */
  guint faces;
};

static const char *const slot_names[N_SLOTS] = {
  "bar",        "sign",           "leg",     "phase",        "cue",     "ring",
  "repetition", "next",           "caution", "figure",       "inset",   "muscle",
  "turn",       "controls-start", "pause",   "controls-end", "massage", "stop",
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

static double
get_height_for (SoleusSessionStage *self, int slot, double width)
{
  int minimum;

  gtk_widget_measure (self->slots[slot], GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

static SoleusFitLabel *
get_label (SoleusSessionStage *self, int slot)
{
  return SOLEUS_FIT_LABEL (self->slots[slot]);
}

/* The size of ordinary text, which the person may have enlarged. */
static double
get_text_size (SoleusSessionStage *self)
{
  return soleus_layout_get_text_size (GTK_WIDGET (get_label (self, SLOT_CAUTION)));
}

/* Sets the sizes of all texts: that of the side and the sentence, and that of all else. */
static void
set_sizes (SoleusSessionStage *self, double big, double small)
{
  soleus_fit_label_set_size (get_label (self, SLOT_LEG), big);
  soleus_fit_label_set_size (get_label (self, SLOT_CUE), big);
  soleus_fit_label_set_size (get_label (self, SLOT_PHASE), small);
  soleus_fit_label_set_size (get_label (self, SLOT_REPETITION), small);
  soleus_fit_label_set_size (get_label (self, SLOT_NEXT), small);
  soleus_fit_label_set_size (get_label (self, SLOT_CAUTION), small);
  soleus_fit_label_set_size (get_label (self, SLOT_MUSCLE), small);
}

/* Places a text, or hides it where it would have to be smaller than it is meant to be. */
static void
place_whole (SoleusSessionStage *self, int slot, Box box)
{
  if (box.h > 0 && soleus_fit_label_fits (get_label (self, slot), box.w, box.h))
    place (self, slot, box);
  else
    hide (self, slot);
}

/* The height of the tallest of the texts of the session in a label: what they need has its room
 * from the beginning. */
static double
get_tallest (SoleusSessionStage *self, int slot, double width)
{
  return soleus_fit_label_get_tallest (get_label (self, slot), (int) width);
}

/* The height of the whole caution. It is never cut. */
static double
get_caution_height (SoleusSessionStage *self, double width)
{
  return soleus_fit_label_get_text_height (get_label (self, SLOT_CAUTION), width);
}

static gboolean
has_face (SoleusSessionStage *self, SoleusStageFace face)
{
  return (self->faces & 1 << face) != 0;
}

/* What is turned to, as long as it is one of those that there are to turn to. */
static SoleusStageFace
get_face (SoleusSessionStage *self)
{
  return has_face (self, self->face) ? self->face : SOLEUS_STAGE_FACE_FIGURE;
}

/* Shows the button where it leads to something, at the end of the area. */
static void
place_turn (SoleusSessionStage *self, Box area)
{
  if (self->faces == 1 << SOLEUS_STAGE_FACE_FIGURE)
    hide (self, SLOT_TURN);
  else
    place (self, SLOT_TURN,
           (Box){ area.x + area.w - CONTROLS_MIN, area.y, CONTROLS_MIN, CONTROLS_MIN });
}

/* Whether there is room for the figure and the close-up. */
static gboolean
fits_pair (SoleusSessionStage *self, Box area)
{
  return area.w * 0.36 >= get_minimum (self, SLOT_INSET, GTK_ORIENTATION_HORIZONTAL) &&
         area.w >= PAIR_MIN_WIDTH && area.h >= PAIR_MIN_HEIGHT;
}

/* The pictures above each other where the person lies, or side by side. */
static void
place_pair (SoleusSessionStage *self, Box area)
{
  gboolean stacked = is_lying (self) && area.h >= area.w * STACKED_MIN;

  g_object_set (self->slots[SLOT_INSET], "lying", stacked, NULL);
  place_turn (self, area);
  if (stacked)
    {
      place_whole (self, SLOT_MUSCLE, cut_bottom (&area, area.h * 0.08, 6));
      place (self, SLOT_FIGURE, cut_top (&area, area.h * LYING_FIGURE, 12));
      place (self, SLOT_INSET, area);
    }
  else
    {
      Box inset = cut_start (&area, area.w * 0.36, 12);

      place (self, SLOT_FIGURE, area);
      place_whole (self, SLOT_MUSCLE, cut_bottom (&inset, inset.h * 0.14, 6));
      place (self, SLOT_INSET, inset);
    }
}

/* What is turned to, where only one thing has room. */
static void
place_face (SoleusSessionStage *self, Box area)
{
  SoleusStageFace face = get_face (self);

  hide (self, SLOT_MUSCLE);
  hide (self, SLOT_FIGURE);
  hide (self, SLOT_INSET);
  g_object_set (self->slots[SLOT_INSET], "lying", FALSE, NULL);
  place_turn (self, area);
  if (face == SOLEUS_STAGE_FACE_FIGURE)
    place (self, SLOT_FIGURE, area);
  else if (face == SOLEUS_STAGE_FACE_INSET)
    place (self, SLOT_INSET, area);
  else
    {
      area.w -= CONTROLS_MIN + 6;
      place (self, SLOT_CAUTION, area);
    }
}

/* Both pictures, or one of them where there is no room for two. */
static void
place_pictures (SoleusSessionStage *self, Box area)
{
  gboolean pair = fits_pair (self, area);

  self->faces = 1 << SOLEUS_STAGE_FACE_FIGURE;
  if (!pair)
    self->faces |= 1 << SOLEUS_STAGE_FACE_INSET;
  if (pair)
    place_pair (self, area);
  else
    place_face (self, area);
}

/* One of the pictures or the caution, each in its turn. */
static void
place_all_in_turn (SoleusSessionStage *self, Box area)
{
  if (get_face (self) != SOLEUS_STAGE_FACE_CAUTION)
    hide (self, SLOT_CAUTION);
  place_face (self, area);
}

/* The sentence, or the caution in its place and in that of the pictures. */
static void
place_words_in_turn (SoleusSessionStage *self, Box area)
{
  hide (self, SLOT_FIGURE);
  hide (self, SLOT_INSET);
  hide (self, SLOT_MUSCLE);
  place_turn (self, area);
  area.w -= CONTROLS_MIN + 6;
  if (get_face (self) == SOLEUS_STAGE_FACE_CAUTION)
    {
      hide (self, SLOT_CUE);
      place (self, SLOT_CAUTION, area);
    }
  else
    {
      hide (self, SLOT_CAUTION);
      place (self, SLOT_CUE, area);
    }
}

/* The least of the three sizes in a wide window. */
static double
get_small (SoleusSessionStage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return MAX (get_text_size (self), MIN (gtk_widget_get_width (widget) * SMALL_OF_WIDTH,
                                         gtk_widget_get_height (widget) * SMALL_OF_HEIGHT));
}

/* Whether two columns hold the ring, a few lines below it and the caution below the pictures. */
static gboolean
fits_wide (SoleusSessionStage *self, Box area, double strip)
{
  double text = get_text_size (self), h = area.h - strip - WIDE_GAP * 1.5;
  double ring = MAX (RING_MIN * 2, text * 4.5 * LINE);

  return h >= ring + 4 * text * LINE && h >= area.w * 0.3;
}

/* The width of Pause and of what is beside it. */
static double
get_row_start (SoleusSessionStage *self, double strip)
{
  return get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_HORIZONTAL) + WIDE_GAP +
         MAX (get_natural (self, SLOT_PAUSE, GTK_ORIENTATION_HORIZONTAL), strip * 1.6) + WIDE_GAP +
         get_natural (self, SLOT_CONTROLS_END, GTK_ORIENTATION_HORIZONTAL);
}

static gboolean
has_massage (SoleusSessionStage *self)
{
  return gtk_widget_get_visible (self->slots[SLOT_MASSAGE]);
}

/* The room beside Stop that the buttons of a massage take, with the gap. */
static double
get_massage_width (SoleusSessionStage *self)
{
  return has_massage (self)
             ? WIDE_GAP + get_minimum (self, SLOT_MASSAGE, GTK_ORIENTATION_HORIZONTAL)
             : 0;
}

/* Takes a row off the bottom of @area: Pause and what is beside it, the buttons of a massage where
 * they are @beside Stop, and Stop from @stop_x on, below the texts where there is room for that.
 * The row is as high as the words need. */
static void
place_row (
    SoleusSessionStage *self, Box *area, double strip, gboolean beside, double stop_x, double gap)
{
  double end = area->x + area->w, start = get_row_start (self, strip);
  double massage = beside ? get_massage_width (self) : 0;
  double x = MIN (MAX (stop_x, area->x + start + massage + 2 * WIDE_GAP),
                  end - get_minimum (self, SLOT_STOP, GTK_ORIENTATION_HORIZONTAL));
  double controls_start = get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_HORIZONTAL);
  double pause = MAX (get_natural (self, SLOT_PAUSE, GTK_ORIENTATION_HORIZONTAL), strip * 1.6);
  double controls_end = get_natural (self, SLOT_CONTROLS_END, GTK_ORIENTATION_HORIZONTAL);
  double middle = x - WIDE_GAP - (area->x + start + WIDE_GAP);
  double height = MAX (strip, get_height_for (self, SLOT_STOP, end - x));
  Box row;

  if (massage > 0)
    height = MAX (height, get_height_for (self, SLOT_MASSAGE, middle));
  row = cut_bottom (area, height, gap);
  place (self, SLOT_STOP, (Box){ x, row.y, end - x, row.h });
  if (massage > 0)
    place (self, SLOT_MASSAGE, (Box){ x - WIDE_GAP - middle, row.y, middle, row.h });
  place (self, SLOT_CONTROLS_START, cut_start (&row, controls_start, WIDE_GAP));
  place (self, SLOT_PAUSE, cut_start (&row, pause, WIDE_GAP));
  place (self, SLOT_CONTROLS_END, cut_start (&row, controls_end, 0));
}

/* The ring, and beside it the side, the word for the phase, the repetition and what comes next. */
static void
place_times (SoleusSessionStage *self, Box area, double big, double small)
{
  Box sign, leg;
  double lines;

  place (self, SLOT_RING, (Box){ area.x + area.w - area.h, area.y, area.h, area.h });
  area.w -= area.h + WIDE_GAP;
  leg = cut_top (&area, MAX (big * LINE, area.h - 4.5 * small * LINE), 0);
  sign = cut_start (&leg, big * 0.9, big * 0.2);
  sign.h = MIN (sign.h, big * 1.3);
  sign.y += (leg.h - sign.h) / 2;
  place (self, SLOT_SIGN, sign);
  place (self, SLOT_LEG, leg);
  /* Some scripts have higher lines. */
  lines = MAX (ceil (small * ROW),
               soleus_fit_label_get_text_height (get_label (self, SLOT_REPETITION), (int) area.w));
  place (self, SLOT_PHASE, cut_top (&area, lines, 0));
  place_whole (self, SLOT_REPETITION, cut_top (&area, lines, 0));
  place_whole (self, SLOT_NEXT, area);
}

/* As large as the sentences of the session leave it room in @area, within bounds. */
static double
get_ring (SoleusSessionStage *self, Box area, double big, double small)
{
  double least = soleus_countdown_ring_get_diameter_for (
      SOLEUS_COUNTDOWN_RING (self->slots[SLOT_RING]), small * DIGITS_OF_SMALL + DIGITS_MORE);
  double most = small * RING_OF_SMALL + RING_MORE;
  double left = area.h - WIDE_GAP - get_tallest (self, SLOT_CUE, area.w);

  return MIN (MAX (least, MIN (left, most)), MIN (area.w * 0.55, area.h * 0.6));
}

/* At the start the pictures with the caution below; beside them the ring, and below it the
 * sentence. All parts keep their place and size throughout a session. */
static void
allocate_wide (SoleusSessionStage *self, Box area, double strip, gboolean beside)
{
  const double gap = WIDE_GAP;
  double small = get_small (self), big = small * BIG_OF_SMALL, ring, caution;
  Box pictures;

  set_sizes (self, big, small);
  place_row (self, &area, strip, beside, area.x + area.w * WIDE_PICTURES + gap * 2, gap);
  pictures = cut_start (&area, area.w * WIDE_PICTURES, gap * 2);
  caution = MIN (get_tallest (self, SLOT_CAUTION, pictures.w), pictures.h * 0.4);
  place (self, SLOT_CAUTION, cut_bottom (&pictures, caution, gap));
  place_pictures (self, pictures);

  ring = get_ring (self, area, big, small);
  place_times (self, cut_top (&area, ring, gap), big, small);
  place (self, SLOT_CUE, area);
}

/* Whether one row has room for all buttons, those of a massage being @massage wide. */
static gboolean
fits_row (SoleusSessionStage *self, Box area, double strip, double massage)
{
  return area.w >= get_row_start (self, strip) + massage + 2 * WIDE_GAP +
                       get_minimum (self, SLOT_STOP, GTK_ORIENTATION_HORIZONTAL);
}

/* Whether the buttons stand in one row, above which there is too little room for two columns of
 * texts and pictures. */
static gboolean
fits_low (SoleusSessionStage *self, Box area, double strip)
{
  return area.w >= LOW_WIDTH && fits_row (self, area, strip, 0) &&
         area.h - strip - WIDE_GAP < LOW_MAX;
}

/* A picture or the instruction, what is read from afar beside it, and one row of buttons. */
static void
allocate_low (SoleusSessionStage *self, Box area, double strip, gboolean beside)
{
  const double gap = WIDE_GAP;
  double ring, words, leg, phase;

  set_sizes (self, NARROW_MOST, NARROW_MOST);
  place_row (self, &area, strip, beside, area.x + area.w * LOW_PICTURES + gap, gap);
  self->faces = ALL_FACES;
  words = get_face (self) == SOLEUS_STAGE_FACE_CAUTION ? LOW_WORDS : LOW_PICTURES;
  place_all_in_turn (self, cut_start (&area, area.w * words, gap));
  ring = MIN (area.h, area.w * LOW_RING);
  leg = MAX (area.h * LOW_LEG, get_minimum (self, SLOT_LEG, GTK_ORIENTATION_VERTICAL));
  phase = MAX (area.h * LOW_PHASE, get_minimum (self, SLOT_PHASE, GTK_ORIENTATION_VERTICAL));
  hide (self, SLOT_SIGN);
  hide (self, SLOT_REPETITION);
  hide (self, SLOT_NEXT);
  place (self, SLOT_RING, (Box){ area.x + area.w - ring, area.y, ring, ring });
  area.w -= ring + gap;
  place (self, SLOT_LEG, cut_top (&area, leg, 0));
  /* In large text there is no room for all three. */
  if (area.h - phase >= get_minimum (self, SLOT_CUE, GTK_ORIENTATION_VERTICAL))
    place (self, SLOT_PHASE, cut_top (&area, phase, 0));
  else
    hide (self, SLOT_PHASE);
  place (self, SLOT_CUE, area);
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

/* The pictures above the caution, or one of the three alone, or none: a caution that is turned to
 * takes the place of the sentence too where there is no room for a picture. @words is where the
 * sentence begins. */
static void
place_narrow_pictures (SoleusSessionStage *self, Box area, Box words)
{
  double caution = get_tallest (self, SLOT_CAUTION, area.w);

  /* Nothing jumps as long as there is room for that too. */
  if (area.h - caution < PICTURE_MIN * 2)
    caution = get_caution_height (self, area.w);
  words.h = area.y + area.h - words.y;
  if (area.h - caution >= PICTURE_MIN * 2)
    {
      place (self, SLOT_CAUTION, cut_bottom (&area, caution, 8));
      place_pictures (self, area);
      return;
    }
  self->faces = area.h >= PICTURE_MIN
                    ? ALL_FACES
                    : 1 << SOLEUS_STAGE_FACE_FIGURE | 1 << SOLEUS_STAGE_FACE_CAUTION;
  if (area.h < PICTURE_MIN || (get_face (self) == SOLEUS_STAGE_FACE_CAUTION &&
                               area.h < get_caution_height (self, area.w - CONTROLS_MIN - 6)))
    place_words_in_turn (self, words);
  else
    place_all_in_turn (self, area);
}

/* Back and Skip, and between them the buttons of a massage, which never go for lack of room. */
static void
place_narrow_controls (SoleusSessionStage *self, Box *area, double gap)
{
  double back = get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_HORIZONTAL);
  double skip = get_natural (self, SLOT_CONTROLS_END, GTK_ORIENTATION_HORIZONTAL);
  double middle = area->w - back - skip - 2 * gap;
  double height =
      MAX (CONTROLS_MIN, get_natural (self, SLOT_CONTROLS_START, GTK_ORIENTATION_VERTICAL));
  gboolean massage = has_massage (self);
  gboolean between =
      massage && get_minimum (self, SLOT_MASSAGE, GTK_ORIENTATION_HORIZONTAL) <= middle;
  Box row;

  if (between)
    height = MAX (height, get_height_for (self, SLOT_MASSAGE, middle));
  else if (massage)
    place (self, SLOT_MASSAGE,
           cut_bottom (area, get_height_for (self, SLOT_MASSAGE, area->w), gap));
  if (!between && area->h - height - gap < PICTURE_MIN * 1.5)
    {
      hide (self, SLOT_CONTROLS_START);
      hide (self, SLOT_CONTROLS_END);
      return;
    }
  row = cut_bottom (area, height, gap);
  place (self, SLOT_CONTROLS_START, cut_start (&row, back, gap));
  if (between)
    place (self, SLOT_MASSAGE, (Box){ row.x, row.y, middle, row.h });
  place (self, SLOT_CONTROLS_END, (Box){ row.x + row.w - skip, row.y, skip, row.h });
}

static void
allocate_narrow (SoleusSessionStage *self, Box area, double strip)
{
  const double gap = 8;
  double ring, leg, phase, line, cue;
  Box row, top, words;

  set_sizes (self, NARROW_MOST, MAX (get_text_size (self) * 1.1, area.h / 30));
  hide (self, SLOT_SIGN);
  place_pause_and_stop (self, &area, strip, gap);
  ring = CLAMP (area.h * 0.27, RING_MIN, area.w * 0.46);
  cue = MAX (2 * get_minimum (self, SLOT_CUE, GTK_ORIENTATION_VERTICAL), area.h * 0.22);

  /* In large text the lines beside the ring are higher than the ring. */
  leg = MAX (ring * 0.5, get_minimum (self, SLOT_LEG, GTK_ORIENTATION_VERTICAL));
  phase = MAX (ring * 0.25, get_minimum (self, SLOT_PHASE, GTK_ORIENTATION_VERTICAL));
  line = get_minimum (self, SLOT_PHASE, GTK_ORIENTATION_VERTICAL);
  top = cut_top (&area, MAX (ring, leg + phase + line), gap);
  ring = MAX (ring, MIN (top.h, top.w * 0.32));
  row = top;
  row.w = top.w - ring - gap;
  place (self, SLOT_RING, (Box){ top.x + top.w - ring, top.y, ring, ring });
  place (self, SLOT_LEG, cut_top (&row, leg, 0));
  place (self, SLOT_PHASE, cut_top (&row, phase, 0));
  place (self, SLOT_REPETITION, row);
  words = area;
  place (self, SLOT_CUE, cut_top (&area, cue, gap));

  place_narrow_controls (self, &area, gap);
  line = get_natural (self, SLOT_NEXT, GTK_ORIENTATION_VERTICAL);
  if (area.h >= 240 + line)
    place (self, SLOT_NEXT, cut_bottom (&area, line, gap));
  else
    hide (self, SLOT_NEXT);
  place_narrow_pictures (self, area, words);
}

static void
soleus_session_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusSessionStage *self = SOLEUS_SESSION_STAGE (widget);
  const double pad = 10;
  double line = get_minimum (self, SLOT_NEXT, GTK_ORIENTATION_VERTICAL);
  double strip = CLAMP (height * 0.105, MAX (STRIP_MIN, 2 * line), 120);
  Box area = { pad, pad, width - 2 * pad, height - 2 * pad }, below, massage;
  gboolean beside;

  strip = MAX (strip, get_minimum (self, SLOT_STOP, GTK_ORIENTATION_VERTICAL));
  place (self, SLOT_BAR, cut_top (&area, BAR_HEIGHT, 8));
  beside = fits_row (self, area, strip, get_massage_width (self));
  /* Where they have no room beside Stop, the buttons of a massage are above all else. */
  below = area;
  if (!beside)
    massage = cut_top (&below, get_height_for (self, SLOT_MASSAGE, area.w), 8);
  if (fits_low (self, below, strip))
    allocate_low (self, below, strip, beside);
  else if (width >= WIDE_MIN && width > height * 1.05 && fits_wide (self, below, strip))
    allocate_wide (self, below, strip, beside);
  else
    {
      allocate_narrow (self, area, strip);
      return;
    }
  if (!beside)
    place (self, SLOT_MASSAGE, massage);
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
      *minimum = MAX (*minimum, 20 + get_minimum (self, SLOT_MASSAGE, orientation));
      *natural = MAX (*minimum, 900);
    }
  else
    {
      *minimum = 2 * 10 + BAR_HEIGHT + 8 + WIDE_GAP + RING_MIN +
                 MAX (STRIP_MIN, get_minimum (self, SLOT_STOP, orientation)) +
                 get_minimum (self, SLOT_MASSAGE, orientation);
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
  self->faces = 1 << SOLEUS_STAGE_FACE_FIGURE;
}

/* Gives the stage the sentences and the cautions of a whole session, so that nothing changes its
 * place or size from phase to phase. */
void
soleus_session_stage_set_texts (SoleusSessionStage *self,
                                const char *const *sentences,
                                const char *const *cautions)
{
  soleus_fit_label_set_texts (get_label (self, SLOT_CUE), sentences);
  soleus_fit_label_set_texts (get_label (self, SLOT_CAUTION), cautions);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Shows the next of figure, close-up and caution where only one of them has room. */
void
soleus_session_stage_turn (SoleusSessionStage *self)
{
  self->face = get_face (self);
  do
    self->face = (self->face + 1) % SOLEUS_STAGE_N_FACES;
  while (!has_face (self, self->face));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
