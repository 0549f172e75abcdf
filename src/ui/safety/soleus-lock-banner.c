/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-lock-banner.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/* Says above a page that sessions are locked, and leads to why. The libadwaita of Debian 12 has no
 * banner of its own. */
struct _SoleusLockBanner
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkLabel *reason;

  SoleusSafetyGate *gate;
};

G_DEFINE_FINAL_TYPE (SoleusLockBanner, soleus_lock_banner, ADW_TYPE_BIN)

static char *
describe (SoleusSafetyGate *gate)
{
  g_autoptr (GDateTime) date = soleus_safety_gate_get_lock_date (gate);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = NULL;
  GDate then, today;
  int days;

  if (!date)
    return g_strdup (_ ("Sessions are locked."));
  g_date_clear (&then, 1);
  g_date_clear (&today, 1);
  g_date_set_dmy (&then, g_date_time_get_day_of_month (date), g_date_time_get_month (date),
                  g_date_time_get_year (date));
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  days = g_date_days_between (&then, &today);
  if (days == 0)
    return g_strdup (_ ("Sessions have been locked since today."));
  day = soleus_format_date_as (date, days > 0 && days < 7 ? "%A" : soleus_get_date_format ());
  /* Translators: a weekday, such as "Saturday", or a date. */
  return g_strdup_printf (_ ("Sessions have been locked since %s."), day);
}

/* Why, and what lifts the lock. */
static const char *
get_reason (SoleusSafetyGate *gate)
{
  if (soleus_safety_gate_get_lock (gate) == SOLEUS_LOCK_UNREADABLE)
    return soleus_safety_gate_get_lock_advice (gate)->title;
  /* Translators: a warning sign that was ticked, or an answer to a stop for pain. */
  return _ ("What you told Soleus needs a medical check. After that, go through the safety list "
            "again.");
}

static void
lock_cb (SoleusLockBanner *self)
{
  gboolean locked = soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE;
  g_autofree char *text = locked ? describe (self->gate) : NULL;

  if (text)
    {
      gtk_label_set_label (self->label, text);
      gtk_label_set_label (self->reason, get_reason (self->gate));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), locked);
}

/* Another day may have begun since the page was last seen. */
static void
soleus_lock_banner_map (GtkWidget *widget)
{
  SoleusLockBanner *self = SOLEUS_LOCK_BANNER (widget);

  GTK_WIDGET_CLASS (soleus_lock_banner_parent_class)->map (widget);
  if (self->gate)
    lock_cb (self);
}

static void
soleus_lock_banner_dispose (GObject *object)
{
  SoleusLockBanner *self = SOLEUS_LOCK_BANNER (object);

  if (self->gate)
    g_signal_handlers_disconnect_by_func (self->gate, lock_cb, self);
  g_clear_object (&self->gate);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LOCK_BANNER);
  G_OBJECT_CLASS (soleus_lock_banner_parent_class)->dispose (object);
}

static void
soleus_lock_banner_class_init (SoleusLockBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_lock_banner_dispose;
  widget_class->map = soleus_lock_banner_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-lock-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLockBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SoleusLockBanner, reason);
}

static void
soleus_lock_banner_init (SoleusLockBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once. */
void
soleus_lock_banner_set_gate (SoleusLockBanner *self, SoleusSafetyGate *gate)
{
  g_return_if_fail (self->gate == NULL);

  self->gate = g_object_ref (gate);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  lock_cb (self);
}
