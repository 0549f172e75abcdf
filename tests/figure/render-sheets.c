/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws sheets of the figure to look at: render-sheets FOLDER [SIZE]. */
#include <glib/gstdio.h>
#include <math.h>

#include "figure-drawings.h"
#include "soleus-mixer.h"

#define CELL    "300"
#define COLUMNS 6

static const GdkRGBA backgrounds[SOLEUS_N_THEMES] = {
  { 0.98f, 0.98f, 0.985f, 1 },
  { 0.21f, 0.21f, 0.22f, 1 },
  { 1, 1, 1, 1 },
  { 0.08f, 0.08f, 0.08f, 1 },
};

typedef struct
{
  SoleusShot shot;
  const char *label;
} Cell;

static void
add_cell (GArray *cells, const SoleusPose *pose, const char *label, gboolean lit)
{
  Cell cell = { .label = label };

  cell.shot.pose = *pose;
  soleus_shot_solve (&cell.shot, &figure_get_book ()->skeleton);
  cell.shot.leg = SOLEUS_LEG_RIGHT;
  cell.shot.shown = 1;
  cell.shot.lit[0] = lit && !g_str_has_prefix (label, "wall-bent");
  cell.shot.lit[1] = lit && !g_str_has_prefix (label, "wall-straight");
  cell.shot.warm[0] = cell.shot.warm[1] = 1;
  g_array_append_val (cells, cell);
}

static void
draw_cell (const Cell *cell, SoleusPainter *painter, double size, cairo_t *cr)
{
  const double *view = cell->shot.pose.scene->view;
  double scale = MIN (size / view[2], (size - 14) / view[3]);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, size, size);
  cairo_clip (cr);
  cairo_save (cr);
  cairo_translate (cr, cell->shot.leg == SOLEUS_LEG_LEFT ? size : 0, 0);
  cairo_scale (cr, cell->shot.leg == SOLEUS_LEG_LEFT ? -scale : scale, scale);
  cairo_translate (cr, -view[0], -view[1]);
  soleus_painter_draw_all (painter, &cell->shot, cr);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_set_font_size (cr, 12);
  cairo_move_to (cr, 4, size - 3);
  cairo_show_text (cr, cell->label);
  cairo_restore (cr);
}

/* After the name of a sheet: whose it is. */
static const char *const whose[SOLEUS_N_PERSONS] = { "", "-b" };

static void
write_sheet (GArray *cells,
             SoleusPainter *painter,
             SoleusTheme theme,
             double size,
             const char *folder,
             const char *name)
{
  guint rows = (cells->len + COLUMNS - 1) / COLUMNS;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (COLUMNS * size), (int) (rows * size));
  cairo_t *cr = cairo_create (surface);

  gdk_cairo_set_source_rgba (cr, &backgrounds[theme]);
  cairo_paint (cr);
  for (guint i = 0; i < cells->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, (i % COLUMNS) * size, (i / COLUMNS) * size);
      draw_cell (&g_array_index (cells, Cell, i), painter, size, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

static GArray *
collect_stills (SoleusLeg leg)
{
  GPtrArray *motions = figure_get_book ()->motions;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, i);

      add_cell (cells, motion->still, motion->name, TRUE);
      g_array_index (cells, Cell, i).shot.leg = leg;
    }
  return cells;
}

static GArray *
collect_poses (void)
{
  GPtrArray *poses = figure_get_book ()->poses;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < poses->len; i++)
    {
      const SoleusPose *pose = g_ptr_array_index (poses, i);

      add_cell (cells, pose, pose->name, TRUE);
    }
  return cells;
}

static void
add_moves (GArray *cells, GArray *moves, const SoleusPose *from, const char *label)
{
  const SoleusSkeleton *skeleton = &figure_get_book ()->skeleton;

  for (guint m = 0; m < moves->len; m++)
    {
      const SoleusMove *move = &g_array_index (moves, SoleusMove, m);

      for (guint q = 0; q < 4; q++)
        {
          SoleusPose pose;

          soleus_mixer_between (skeleton, from, move->to, q / 4.0, &pose);
          add_cell (cells, &pose, label, TRUE);
        }
      from = move->to;
    }
  add_cell (cells, from, label, TRUE);
}

static GArray *
collect_quarters (const char *prefix)
{
  GPtrArray *motions = figure_get_book ()->motions;
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, i);

      if (!g_str_has_prefix (motion->name, prefix))
        continue;
      add_moves (cells, motion->in, motion->ready, motion->name);
      if (motion->cycle->len > 0)
        add_moves (cells, motion->cycle, soleus_motion_get_end (motion), motion->name);
    }
  return cells;
}

/* So many frames of a motion, at equal times: what an eye sees of its eases. */
static void
add_frames (GArray *cells, const SoleusMotion *motion, const char *where, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s %s %u", motion->name, where, i);
      const SoleusArrow *arrow = NULL;
      double alpha = 0, t = (double) i / (n - 1);
      const SoleusSkeleton *skeleton = &figure_get_book ()->skeleton;
      SoleusPose pose;

      if (g_str_equal (where, "step"))
        soleus_mixer_step (skeleton, motion, t * soleus_motion_get_step_seconds (motion), &pose);
      else if (g_str_equal (where, "in"))
        soleus_mixer_lead_in (skeleton, motion, t * soleus_motion_get_in_seconds (motion), &pose);
      else
        soleus_mixer_cycle (skeleton, motion, t * soleus_motion_get_cycle_seconds (motion) * 0.999,
                            &pose, &arrow, &alpha);
      add_cell (cells, &pose, g_intern_string (label), TRUE);
      g_array_index (cells, Cell, cells->len - 1).shot.arrow = arrow;
      g_array_index (cells, Cell, cells->len - 1).shot.arrow_alpha = alpha;
    }
}

/* The turn from one leg to the other. */
static void
add_turn (GArray *cells, const SoleusPose *rest)
{
  static const double degrees[] = { 0, 20, 40, 60, 75, 88, 88, 75, 60, 40, 20, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (degrees); i++)
    {
      Cell *cell;

      add_cell (cells, rest, rest->name, TRUE);
      cell = &g_array_index (cells, Cell, cells->len - 1);
      cell->shot.leg = i < G_N_ELEMENTS (degrees) / 2 ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
      cell->shot.lit[0] = cell->shot.lit[1] = 0;
      soleus_shot_orbit (&cell->shot, degrees[i]);
    }
}

/* A strip for each motion and for each place where the legs change. */
static void
write_strips (double size, const char *folder, SoleusPerson person)
{
  SoleusPainter *painter = figure_get_person (SOLEUS_THEME_LIGHT, 2, person);
  GPtrArray *motions = figure_get_book ()->motions;
  GPtrArray *scenes = figure_get_book ()->scenes;

  for (guint i = 0; i < motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, i);
      g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
      g_autofree char *name = g_strconcat ("strip-", motion->name, whose[person], NULL);

      if (soleus_motion_get_step_seconds (motion) > 0)
        add_frames (cells, motion, "step", 2 * COLUMNS);
      if (motion->in->len > 0)
        add_frames (cells, motion, "in", 2 * COLUMNS);
      add_frames (cells, motion, "cycle", motion->cycle->len > 0 ? 4 * COLUMNS : 2);
      write_sheet (cells, painter, SOLEUS_THEME_LIGHT, size, folder, name);
    }
  for (guint i = 0; i < scenes->len; i++)
    {
      const SoleusScene *scene = g_ptr_array_index (scenes, i);
      g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
      g_autofree char *name = g_strconcat ("turn-", scene->name, whose[person], NULL);

      if (scene->rest == NULL)
        continue;
      add_turn (cells, scene->rest);
      write_sheet (cells, painter, SOLEUS_THEME_LIGHT, size, folder, name);
    }
}

/* Every skin tone in every theme. */
static void
write_tones (double size, const char *folder, SoleusPerson person)
{
  static const char *const names[] = { "wall-straight", "roller-pass", "hands-floor-press" };
  const guint columns = SOLEUS_N_TONES * G_N_ELEMENTS (names);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (columns * size),
                                                         (int) (SOLEUS_N_THEMES * size));
  g_autofree char *path = g_strconcat (folder, "/tones", whose[person], ".png", NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_cell (cells, soleus_pose_book_get_motion (figure_get_book (), names[i])->still, names[i],
              TRUE);
  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    for (guint i = 0; i < columns; i++)
      {
        cairo_save (cr);
        cairo_translate (cr, i * size, theme * size);
        cairo_rectangle (cr, 0, 0, size, size);
        gdk_cairo_set_source_rgba (cr, &backgrounds[theme]);
        cairo_fill (cr);
        draw_cell (&g_array_index (cells, Cell, i % G_N_ELEMENTS (names)),
                   figure_get_person (theme, i / G_N_ELEMENTS (names) + 1, person), size, cr);
        cairo_restore (cr);
      }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

#define LEG_WIDTH  150.0
#define LEG_HEIGHT 440.0
#define LEG_SCALE  1.5

/* A close-up of the lower leg as one cell of a sheet. */
typedef struct
{
  SoleusAspect aspect;
  SoleusTheme theme;
  guint tone;
  SoleusCalf calf;
} Leg;

static void
draw_leg (const Leg *leg, cairo_t *cr)
{
  SoleusPainter *painter = figure_get_painter (leg->theme, leg->tone);
  const SoleusCalf *calf = &leg->calf;
  gboolean both = calf->target == SOLEUS_MUSCLE_BOTH;
  SoleusShot shot = {
    .shown = 1,
    .dent = calf->dent,
    .mark = calf->mark,
    .tendon = calf->tendon,
    .lit = { both || calf->target == SOLEUS_MUSCLE_GASTROCNEMIUS,
             both || calf->target == SOLEUS_MUSCLE_SOLEUS },
  };

  cairo_rectangle (cr, 0, 0, LEG_WIDTH, LEG_HEIGHT);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, &backgrounds[leg->theme]);
  cairo_paint (cr);
  if (leg->aspect == SOLEUS_ASPECT_SECTION)
    cairo_translate (cr, LEG_WIDTH / 2, LEG_HEIGHT / 2);
  else if (leg->aspect == SOLEUS_ASPECT_SIDE)
    {
      cairo_translate (cr, LEG_WIDTH * (calf->leg == SOLEUS_LEG_LEFT ? 0.4 : 0.6), 110);
      cairo_scale (cr, 0.6, 0.6);
    }
  else
    cairo_translate (cr, LEG_WIDTH / 2, 116);
  if (calf->leg == SOLEUS_LEG_LEFT)
    cairo_scale (cr, -1, 1);
  if (leg->aspect != SOLEUS_ASPECT_SIDE)
    {
      soleus_painter_draw_plate (painter, figure_get_plate (leg->aspect), leg->aspect, calf, cr);
      return;
    }
  soleus_mixer_pose_leg (&figure_get_book ()->skeleton, calf->knee, calf->ankle, &shot.frames);
  soleus_painter_draw_leg (painter, &shot, cr);
}

static void
write_legs (const Leg *legs, guint n, guint columns, const char *folder, const char *name)
{
  guint rows = (n + columns - 1) / columns;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (columns * LEG_WIDTH * LEG_SCALE),
                                  (int) (rows * LEG_HEIGHT * LEG_SCALE));
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, LEG_SCALE, LEG_SCALE);
  for (guint i = 0; i < n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, (i % columns) * LEG_WIDTH, (i / columns) * LEG_HEIGHT);
      draw_leg (&legs[i], cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

#define ROLLER                                                                                     \
  {                                                                                                \
    SOLEUS_ROLLER_RADIUS, { -85, 76 }, SOLEUS_CONTACT_ROLLER                                       \
  }
#define BALL                                                                                       \
  {                                                                                                \
    SOLEUS_BALL_RADIUS, { -64, 74 }, SOLEUS_CONTACT_BALL                                           \
  }
#define THUMB                                                                                      \
  {                                                                                                \
    22, { -62, 64 }, SOLEUS_CONTACT_THUMBS                                                         \
  }
#define KNUCKLES                                                                                   \
  {                                                                                                \
    22, { -62, 84 }, SOLEUS_CONTACT_KNUCKLES                                                       \
  }
#define UPPER .target = SOLEUS_MUSCLE_GASTROCNEMIUS
#define LOWER .target = SOLEUS_MUSCLE_SOLEUS

/* What a close-up can show, from each aspect. */
static const SoleusCalf calves[] = {
  { .ankle = 0 },
  { UPPER, .heads = SOLEUS_HEADS_INNER },
  { UPPER, .heads = SOLEUS_HEADS_OUTER },
  { .ankle = 24, UPPER, .mark = SOLEUS_MARK_STRETCHING },
  { .ankle = -35, UPPER },
  { .ankle = 22, .knee = 35, LOWER, .mark = SOLEUS_MARK_STRETCHING },
  { .tendon = TRUE },
  { .leg = SOLEUS_LEG_LEFT,
    .target = SOLEUS_MUSCLE_BOTH,
    .mark = SOLEUS_MARK_PRESSED,
    .dent = ROLLER },
  { UPPER, .heads = SOLEUS_HEADS_INNER, .mark = SOLEUS_MARK_PRESSED, .dent = BALL },
  { UPPER, .mark = SOLEUS_MARK_PRESSED, .dent = THUMB },
  { UPPER, .heads = SOLEUS_HEADS_OUTER, .mark = SOLEUS_MARK_PRESSED, .dent = THUMB },
  { UPPER, .heads = SOLEUS_HEADS_INNER, .mark = SOLEUS_MARK_PRESSED, .dent = KNUCKLES },
  { .turn = -25, UPPER, .heads = SOLEUS_HEADS_INNER, .mark = SOLEUS_MARK_PRESSED, .dent = ROLLER },
  { .turn = 25, UPPER, .heads = SOLEUS_HEADS_OUTER, .mark = SOLEUS_MARK_PRESSED, .dent = ROLLER },
  { UPPER, .mark = SOLEUS_MARK_AFTER },
  { LOWER, .mark = SOLEUS_MARK_AFTER },
};

static void
write_close_ups (const char *folder)
{
  static const char *const names[] = { "leg-side", "leg-behind", "leg-section" };
  const guint n = G_N_ELEMENTS (calves);

  for (guint aspect = 0; aspect < G_N_ELEMENTS (names); aspect++)
    {
      Leg legs[2 * G_N_ELEMENTS (calves)];

      for (guint i = 0; i < 2 * n; i++)
        legs[i] = (Leg){ aspect, (i / n + i % 3) % SOLEUS_N_THEMES, i % SOLEUS_N_TONES + 1,
                         calves[i % n] };
      write_legs (legs, 2 * n, n, folder, names[aspect]);
    }
}

/* Every state in every tone and theme. */
static void
write_states (const char *folder)
{
  static const SoleusCalf states[] = {
    { .ankle = 0 },
    { UPPER },
    { .ankle = 20, UPPER, .mark = SOLEUS_MARK_STRETCHING },
    { UPPER, .heads = SOLEUS_HEADS_INNER, .mark = SOLEUS_MARK_PRESSED, .dent = BALL },
    { UPPER, .mark = SOLEUS_MARK_AFTER },
  };
  static const char *const themes[] = { "light", "dark", "contrast", "contrast-dark" };
  const guint n = G_N_ELEMENTS (states);

  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    {
      g_autofree char *name = g_strconcat ("leg-states-", themes[theme], NULL);
      Leg legs[G_N_ELEMENTS (states) * SOLEUS_N_TONES];

      for (guint i = 0; i < G_N_ELEMENTS (legs); i++)
        legs[i] = (Leg){ SOLEUS_ASPECT_BEHIND, theme, i / n + 1, states[i % n] };
      write_legs (legs, G_N_ELEMENTS (legs), 2 * n, folder, name);
    }
}

/* The exercises in every theme, every pose, and every tone. */
static void
write_person (double size, const char *folder, SoleusPerson person)
{
  static const char *const themes[] = { "light", "dark", "contrast", "contrast-dark" };
  g_autoptr (GArray) stills = collect_stills (SOLEUS_LEG_RIGHT);
  g_autoptr (GArray) poses = collect_poses ();
  g_autofree char *name = g_strconcat ("poses", whose[person], NULL);

  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    {
      g_autofree char *still = g_strconcat ("stills-", themes[theme], whose[person], NULL);

      write_sheet (stills, figure_get_person (theme, 2 + theme, person), theme, size, folder,
                   still);
    }
  write_sheet (poses, figure_get_person (SOLEUS_THEME_LIGHT, 2 + person, person),
               SOLEUS_THEME_LIGHT, size, folder, name);
  write_tones (size, folder, person);
}

int
main (int argc, char **argv)
{
  static const char *const families[] = { "wall",        "roller-pass", "roller", "ball",
                                          "hands-chair", "hands-floor", "chair",  "march" };
  const char *folder = argc > 1 ? argv[1] : ".";
  double size = g_ascii_strtod (argc > 2 ? argv[2] : CELL, NULL);
  g_autoptr (GArray) left = collect_stills (SOLEUS_LEG_LEFT);

  g_mkdir_with_parents (folder, 0755);
  for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
    {
      write_person (size, folder, person);
      write_strips (size, folder, person);
    }
  for (guint tone = 1; tone <= SOLEUS_N_TONES; tone++)
    {
      g_autofree char *name = g_strdup_printf ("tone-%u", tone);
      SoleusTheme theme = tone % 2 ? SOLEUS_THEME_LIGHT : SOLEUS_THEME_DARK;

      write_sheet (left, figure_get_painter (theme, tone), theme, size, folder, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (GArray) cells = collect_quarters (families[i]);
      g_autofree char *name = g_strconcat ("quarters-", families[i], NULL);

      write_sheet (cells, figure_get_painter (SOLEUS_THEME_LIGHT, 2), SOLEUS_THEME_LIGHT, size,
                   folder, name);
    }
  write_close_ups (folder);
  write_states (folder);
  return 0;
}
