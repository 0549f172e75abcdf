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

static void
write_sheet (
    GArray *cells, SoleusTheme theme, guint tone, double size, const char *folder, const char *name)
{
  SoleusPainter *painter = figure_get_painter (theme, tone);
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

/* Every skin tone in every theme. */
static void
write_tones (double size, const char *folder)
{
  static const char *const names[] = { "wall-straight", "roller-pass", "hands-floor-press" };
  const guint columns = SOLEUS_N_TONES * G_N_ELEMENTS (names);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (columns * size),
                                                         (int) (SOLEUS_N_THEMES * size));
  g_autofree char *path = g_strconcat (folder, "/tones.png", NULL);
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
                   figure_get_painter (theme, i / G_N_ELEMENTS (names) + 1), size, cr);
        cairo_restore (cr);
      }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

static void
write_close_ups (const char *folder)
{
  /* Knee, ankle, and what presses: roller, ball, thumb. */
  static const struct
  {
    double knee, ankle;
    SoleusDent dent;
  } legs[] = {
    { 0, 23, { 0 } },
    { 34, 32, { 0 } },
    { 5, 0, { SOLEUS_ROLLER_RADIUS, { -85, 85 } } },
    { 5, -35, { 0 } },
    { 40, 12, { 0 } },
    { 5, -4, { SOLEUS_BALL_RADIUS, { -64.5, 95 } } },
    { 88, 0, { 0 } },
    { 92, 0, { 22, { -62, 110 } } },
  };
  const int n = G_N_ELEMENTS (legs);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, n * 420, 4 * 560);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = g_strconcat (folder, "/close-up.png", NULL);

  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    for (int i = 0; i < n; i++)
      {
        SoleusShot shot = { .shown = 1, .warm = { 1, 1 }, .dent = legs[i].dent };

        soleus_mixer_pose_leg (&figure_get_book ()->skeleton, legs[i].knee, legs[i].ankle,
                               &shot.frames);
        shot.lit[0] = i != 1;
        shot.lit[1] = i != 0;
        cairo_save (cr);
        cairo_rectangle (cr, i * 420, theme * 560, 420, 560);
        cairo_clip (cr);
        gdk_cairo_set_source_rgba (cr, &backgrounds[theme]);
        cairo_paint (cr);
        cairo_translate (cr, i * 420 + 190, theme * 560 + 130);
        cairo_scale (cr, 1.35, 1.35);
        soleus_painter_draw_leg (figure_get_painter (theme, i % 5 + 1), &shot, cr);
        cairo_restore (cr);
      }
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_print ("%s\n", path);
}

int
main (int argc, char **argv)
{
  static const char *const themes[] = { "light", "dark", "contrast", "contrast-dark" };
  static const char *const families[] = { "wall",        "roller-pass", "roller", "ball",
                                          "hands-chair", "hands-floor", "chair",  "march" };
  const char *folder = argc > 1 ? argv[1] : ".";
  double size = g_ascii_strtod (argc > 2 ? argv[2] : CELL, NULL);
  g_autoptr (GArray) left = collect_stills (SOLEUS_LEG_LEFT);
  g_autoptr (GArray) right = collect_stills (SOLEUS_LEG_RIGHT);
  g_autoptr (GArray) poses = collect_poses ();

  g_mkdir_with_parents (folder, 0755);
  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    {
      g_autofree char *name = g_strconcat ("stills-", themes[theme], NULL);

      write_sheet (right, theme, 2 + theme, size, folder, name);
    }
  for (guint tone = 1; tone <= SOLEUS_N_TONES; tone++)
    {
      g_autofree char *name = g_strdup_printf ("tone-%u", tone);

      write_sheet (left, tone % 2 ? SOLEUS_THEME_LIGHT : SOLEUS_THEME_DARK, tone, size, folder,
                   name);
    }
  write_sheet (poses, SOLEUS_THEME_LIGHT, 2, size, folder, "poses");
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (GArray) cells = collect_quarters (families[i]);
      g_autofree char *name = g_strconcat ("quarters-", families[i], NULL);

      write_sheet (cells, SOLEUS_THEME_LIGHT, 2, size, folder, name);
    }
  write_tones (size, folder);
  write_close_ups (folder);
  return 0;
}
