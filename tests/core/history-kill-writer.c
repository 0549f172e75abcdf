/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "history-support.h"
#include "soleus-system-clock.h"

/* Records sessions until it is killed, and says after each phase that it is recorded: a byte on
 * standard output. Written past any buffer, so that what was said is never more than what was
 * done. */
int
main (int argc, char *argv[])
{
  g_autoptr (SoleusClock) clock = SOLEUS_CLOCK (soleus_system_clock_new ());
  g_autoptr (SoleusHistory) history = soleus_history_new (argv[1], clock);

  for (;;)
    {
      g_autoptr (SoleusHistoryToken) token = soleus_history_begin_session (
          history, "soleus-wall", "", NULL, soleus_clock_get_wall (clock), 0);

      for (guint i = 0; i < 6; i++)
        {
          SoleusPhaseRecord phase = { .leg = SOLEUS_LEG_LEFT,
                                      .muscle = SOLEUS_MUSCLE_SOLEUS,
                                      .step = (char *) "O",
                                      .worked_ms = 30000,
                                      .planned_ms = 30000,
                                      .end_us = soleus_clock_get_wall (clock) };

          soleus_history_add_phase (history, token, &phase);
          history_wait (history);
          if (write (STDOUT_FILENO, "p", 1) != 1)
            return 1;
        }
      soleus_history_add_rating (history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 3);
      soleus_history_finish_session (history, token, SOLEUS_OUTCOME_FINISHED,
                                     soleus_clock_get_wall (clock));
    }
}
