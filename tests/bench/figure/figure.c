/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPU milliseconds of an animated frame, whole process: our widget, the straightforward way, an
 * empty widget and, with the argument --techniques, other ways, in turns. Then what figure and
 * close-up cost as they run in a window of 1280 by 800: in a hold, in a hold with reduced motion,
 * and in a pass of the roller. */
#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "naive.h"
#include "figure-drawings.h"
#include "soleus-canvas.h"
#include "soleus-figure-view.h"
#include "soleus-leg-view.h"
#include "soleus-step.h"

#define FRAMES   120
#define ROUNDS   3
#define FRAME_MS 33
/* Of a hold or a pass, at the speed of life, and the room that the page of a session gives to both
 * pictures in a window of 1280 by 800. */
#define LIVE_SECONDS 12
#define LIVE_WIDTH   723
#define LIVE_HEIGHT  552
/* A pixel is another one when a channel differs by more than this. */
#define CHANNEL_TOLERANCE 24

typedef enum
{
  MODE_EMPTY,
  MODE_OURS,
  MODE_NAIVE,
  MODE_ONE_NODE,
  MODE_IMAGE,
  MODE_LIMB_IMAGES,
  N_MODES,
} Mode;

static const char *const mode_names[N_MODES] = {
  "empty", "ours", "naive", "one node", "one image", "image per part",
};

#define BENCH_TYPE_VIEW (bench_view_get_type ())
G_DECLARE_FINAL_TYPE (BenchView, bench_view, BENCH, VIEW, GtkWidget)

struct _BenchView
{
  GtkWidget parent_instance;

  Mode mode;
  Naive *naive;
  SoleusScriptMoment moment;
};

G_DEFINE_FINAL_TYPE (BenchView, bench_view, GTK_TYPE_WIDGET)

static void
draw_image (BenchView *self,
            SoleusPainter *painter,
            const SoleusPlace *place,
            const SoleusPart *part,
            GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                               gtk_widget_get_height (GTK_WIDGET (self)));
  const SoleusShot *shot = &self->moment.shots[0];
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (part)
    {
      graphene_rect_t wanted;

      soleus_part_get_bounds (*part, shot, &wanted);
      graphene_rect_scale (&wanted, place->scale, place->scale, &wanted);
      graphene_rect_offset (&wanted, place->x, place->y);
      graphene_rect_round_extents (&wanted, &wanted);
      if (!graphene_rect_intersection (&bounds, &wanted, &bounds))
        return;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) bounds.size.width,
                                        (int) bounds.size.height);
  cr = cairo_create (surface);
  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  soleus_place_apply (place, cr);
  if (part)
    soleus_painter_draw (painter, *part, shot, cr);
  else
    soleus_painter_draw_all (painter, shot, cr);
  cairo_destroy (cr);
  texture = soleus_texture_new_from_surface (surface);
  cairo_surface_destroy (surface);
  gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

static void
bench_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchView *self = BENCH_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  SoleusPainter *painter = figure_get_painter (SOLEUS_THEME_LIGHT, 2);
  const SoleusShot *shot = &self->moment.shots[0];
  SoleusPart parts[SOLEUS_N_PARTS];
  SoleusPlace place;
  cairo_t *cr;

  if (self->mode == MODE_EMPTY || shot->pose.scene == NULL)
    return;
  soleus_place_fit (&place, shot->pose.scene->view, width, height, FALSE);
  switch (self->mode)
    {
    case MODE_IMAGE:
      draw_image (self, painter, &place, NULL, snapshot);
      break;
    case MODE_LIMB_IMAGES:
      for (guint i = 0, n = soleus_part_list (shot, parts); i < n; i++)
        if (parts[i] != SOLEUS_PART_HALO)
          draw_image (self, painter, &place, &parts[i], snapshot);
      break;
    case MODE_NAIVE:
    case MODE_ONE_NODE:
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      soleus_place_apply (&place, cr);
      if (self->mode == MODE_NAIVE)
        naive_draw (self->naive, shot, cr);
      else
        soleus_painter_draw_all (painter, shot, cr);
      cairo_destroy (cr);
      break;
    case MODE_EMPTY:
    case MODE_OURS:
    case N_MODES:
    default:
      break;
    }
}

static void
bench_view_finalize (GObject *object)
{
  g_clear_pointer (&BENCH_VIEW (object)->naive, naive_free);
  G_OBJECT_CLASS (bench_view_parent_class)->finalize (object);
}

static void
bench_view_class_init (BenchViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_view_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_view_snapshot;
}

static void
bench_view_init (BenchView *self)
{
}

static SoleusPhase *
make_phase (const char *pose, SoleusStepKind kind, SoleusMuscle target, guint seconds)
{
  g_autoptr (SoleusStep) step = soleus_step_new ();

  step->id = g_strdup (pose);
  step->name = g_strdup (pose);
  step->pose = g_strdup (pose);
  step->kind = kind;
  step->target = target;
  return soleus_phase_new (seconds == 4 ? SOLEUS_PHASE_GET_READY : SOLEUS_PHASE_WORK, step,
                           SOLEUS_LEG_RIGHT, 1, 1, seconds * 1000);
}

typedef struct
{
  const char *name;
  SoleusPhase *phase;
} Scene;

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  Mode mode;
  const Scene *scene;
  guint frame;
  GMainLoop *loop;
  double cpu;
  double used;
} Run;

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static void
show_frame (Run *run)
{
  gint64 at = (gint64) run->frame * FRAME_MS;

  if (run->mode == MODE_OURS)
    soleus_picture_show_phase (soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (run->view)),
                               NULL, run->scene->phase, at, FALSE, FALSE);
  else
    {
      soleus_script_session (figure_get_book (), NULL, run->scene->phase, at, FALSE,
                             &BENCH_VIEW (run->view)->moment);
      gtk_widget_queue_draw (run->view);
    }
}

static gboolean
next_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Run *run = user_data;

  run->frame++;
  if (run->frame == 10)
    run->cpu = get_cpu ();
  if (run->frame == FRAMES + 10)
    {
      run->used = (get_cpu () - run->cpu) / FRAMES;
      g_main_loop_quit (run->loop);
      return G_SOURCE_REMOVE;
    }
  show_frame (run);
  return G_SOURCE_CONTINUE;
}

static double
measure (Mode mode, const Scene *scene, int width, int height)
{
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  Run run = { .mode = mode, .scene = scene, .loop = g_main_loop_new (NULL, FALSE) };

  run.window = gtk_window_new ();
  soleus_appearance_attach (look, run.window);
  if (mode == MODE_OURS)
    run.view = soleus_figure_view_new ();
  else
    {
      run.view = g_object_new (BENCH_TYPE_VIEW, NULL);
      BENCH_VIEW (run.view)->mode = mode;
      if (mode == MODE_NAIVE)
        BENCH_VIEW (run.view)->naive = naive_new ();
    }
  gtk_widget_set_size_request (run.view, width, height);
  gtk_window_set_decorated (GTK_WINDOW (run.window), FALSE);
  gtk_window_set_child (GTK_WINDOW (run.window), run.view);
  gtk_window_present (GTK_WINDOW (run.window));
  gtk_widget_add_tick_callback (run.view, next_frame_cb, &run, NULL);
  g_main_loop_run (run.loop);
  gtk_window_destroy (GTK_WINDOW (run.window));
  g_main_loop_unref (run.loop);
  return run.used;
}

static cairo_surface_t *
draw_to_surface (const SoleusShot *shot, Naive *naive, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  SoleusPlace place;

  soleus_place_fit (&place, shot->pose.scene->view, width, height, FALSE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  soleus_place_apply (&place, cr);
  if (naive)
    naive_draw (naive, shot, cr);
  else
    soleus_painter_draw_all (figure_get_painter (SOLEUS_THEME_LIGHT, 2), shot, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static double
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  const guint8 *pa = cairo_image_surface_get_data (a), *pb = cairo_image_surface_get_data (b);
  guint differing = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        gboolean differs = FALSE;

        for (int c = 0; c < 3; c++)
          differs |=
              abs (pa[y * stride + 4 * x + c] - pb[y * stride + 4 * x + c]) > CHANNEL_TOLERANCE;
        differing += differs;
      }
  return 100.0 * differing / (width * height);
}

static void
compare_pictures (const Scene *scene, int width, int height)
{
  Naive *naive = naive_new ();
  double worst = 0, sum = 0;

  for (guint i = 0; i < 12; i++)
    {
      SoleusScriptMoment moment;
      cairo_surface_t *ours, *theirs;
      double difference;

      soleus_script_session (figure_get_book (), NULL, scene->phase, i * 330, FALSE, &moment);
      ours = draw_to_surface (&moment.shots[0], NULL, width, height);
      theirs = draw_to_surface (&moment.shots[0], naive, width, height);
      difference = compare (ours, theirs);
      worst = MAX (worst, difference);
      sum += difference;
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
  naive_free (naive);
  g_print ("%s: pixels that differ from the naive picture: mean %.2f %%, worst frame %.2f %%\n",
           scene->name, sum / 12, worst);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
run_size (const Scene *scenes, guint n_scenes, int size, guint n_modes)
{
  double totals[N_MODES] = { 0 };

  for (guint s = 0; s < n_scenes; s++)
    {
      double times[N_MODES][ROUNDS];
      const double *view;
      SoleusScriptMoment moment;
      int width, height;

      soleus_script_session (figure_get_book (), NULL, scenes[s].phase, 0, FALSE, &moment);
      view = moment.shots[0].pose.scene->view;
      width = (int) (view[2] * size / 1000);
      height = (int) (view[3] * size / 1000);
      compare_pictures (&scenes[s], width, height);
      for (guint r = 0; r < ROUNDS; r++)
        for (guint m = 0; m < n_modes; m++)
          times[m][r] = measure (m, &scenes[s], width, height);
      for (guint m = 0; m < n_modes; m++)
        {
          qsort (times[m], ROUNDS, sizeof (double), compare_doubles);
          totals[m] += times[m][ROUNDS / 2];
          g_print ("%s, %d px, %s: %.2f ms a frame (min %.2f, max %.2f)\n", scenes[s].name, size,
                   mode_names[m], times[m][ROUNDS / 2], times[m][0], times[m][ROUNDS - 1]);
        }
    }
  for (guint m = 0; m < n_modes; m++)
    g_print ("all, %d px, %s: %.2f ms a frame\n", size, mode_names[m], totals[m] / n_scenes);
  g_print ("figure figure-ms-%d %.2f\n", size, totals[MODE_OURS] / n_scenes);
  g_print ("ratio figure-%d %.3f\n", size,
           (totals[MODE_OURS] - totals[MODE_EMPTY]) / (totals[MODE_NAIVE] - totals[MODE_EMPTY]));
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
run_for (guint seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_seconds (seconds, quit_cb, loop);
  g_main_loop_run (loop);
}

/* Figure and close-up as on the page of a session, which says nothing else here. Returns the share
 * of a core in percent. */
static double
measure_live (const Scene *scene, gboolean below, gboolean reduced)
{
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *figure, *leg;
  SoleusPicture *picture;
  double cpu;

  g_object_set (look, "reduced", reduced, NULL);
  soleus_appearance_attach (look, window);
  figure = soleus_figure_view_new ();
  picture = soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (figure));
  leg = soleus_leg_view_new ();
  soleus_leg_view_set_picture (SOLEUS_LEG_VIEW (leg), picture);
  g_object_set (leg, "labels", FALSE, "lying", below, NULL);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_size_request (box, LIVE_WIDTH, LIVE_HEIGHT);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_widget_set_vexpand (figure, TRUE);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), leg);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  soleus_picture_show_phase (picture, NULL, scene->phase, 0, FALSE, TRUE);
  run_for (2);
  cpu = get_cpu ();
  run_for (LIVE_SECONDS);
  cpu = get_cpu () - cpu;
  gtk_window_destroy (GTK_WINDOW (window));
  return cpu / (LIVE_SECONDS * 1000.0) * 100;
}

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line ? g_ascii_strtod (line + 5, NULL) / 1024 : 0;
}

int
main (int argc, char **argv)
{
  Scene scenes[] = {
    { "wall stretch, leaning in",
      make_phase ("wall-straight", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_GASTROCNEMIUS, 4) },
    { "roller pass", make_phase ("roller-pass", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH, 60) },
  };
  Scene hold = { "hold", make_phase ("wall-straight", SOLEUS_STEP_STRETCH,
                                     SOLEUS_MUSCLE_GASTROCNEMIUS, 30) };
  gboolean all = argc > 1 && g_str_equal (argv[1], "--techniques");
  guint n_modes = all ? N_MODES : MODE_NAIVE + 1;
  double before;

  gtk_init ();
  g_print ("%d frames a run, median of %d runs in turns, renderer %s\n", FRAMES, ROUNDS,
           g_getenv ("GSK_RENDERER") ? g_getenv ("GSK_RENDERER") : "by default");
  before = get_memory ();
  measure (MODE_EMPTY, &scenes[0], 912, 1344);
  before = get_memory ();
  measure (MODE_OURS, &scenes[0], 912, 1344);
  g_print ("figure figure-memory-mib %.1f\n", get_memory () - before);
  g_print ("figure hold-cpu-percent %.2f\n", measure_live (&hold, FALSE, FALSE));
  g_print ("figure reduced-cpu-percent %.2f\n", measure_live (&hold, FALSE, TRUE));
  g_print ("figure pass-cpu-percent %.2f\n", measure_live (&scenes[1], TRUE, FALSE));
  run_size (scenes, G_N_ELEMENTS (scenes), 600, n_modes);
  run_size (scenes, G_N_ELEMENTS (scenes), 1200, n_modes);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    soleus_phase_unref (scenes[i].phase);
  soleus_phase_unref (hold.phase);
  return 0;
}
