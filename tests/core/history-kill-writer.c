/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "history-support.h"
#include "soleus-system-clock.h"

/* Records sessions until it is killed, with an entry of the journal after each phase, and says
 * after both that they are recorded: a byte on standard output. Written past any buffer, so that
 * what was said is never more than what was done. */
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
          g_autoptr (SoleusJournalEntry) entry = soleus_history_new_entry (
              history, i % 2 == 0 ? SOLEUS_JOURNAL_CRAMPS : SOLEUS_JOURNAL_OWN_PLAN);

          soleus_journal_entry_set_int (entry, "count", i);
          soleus_history_add_phase (history, token, &phase);
          soleus_history_save_entry (history, entry);
          history_wait (history);
          if (write (STDOUT_FILENO, "p", 1) != 1)
            return 1;
        }
      soleus_history_add_rating (history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 3);
      soleus_history_finish_session (history, token, SOLEUS_OUTCOME_FINISHED,
                                     soleus_clock_get_wall (clock));
    }
}
