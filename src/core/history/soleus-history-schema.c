/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-schema.h"

/* Values that stand for an enumeration are the words of soleus-history-names.c; the checks keep
 * what is salvaged from a damaged file, or imported, within what the rest relies on. A session
 * without an outcome is running or was cut off. */
static const char version_1[] =
    "CREATE TABLE session ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  routine TEXT NOT NULL,"
    "  options TEXT NOT NULL,"
    "  verdict TEXT NOT NULL,"
    "  start_us INTEGER NOT NULL,"
    "  offset_s INTEGER NOT NULL CHECK (offset_s BETWEEN -64800 AND 64800),"
    "  end_us INTEGER,"
    "  outcome TEXT CHECK (outcome IN ('finished', 'ended', 'stopped-pain'))"
    ") STRICT;"
    "CREATE INDEX session_start ON session (start_us);"
    "CREATE TABLE phase ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),"
    "  muscle TEXT NOT NULL CHECK (muscle IN ('none', 'gastrocnemius', 'soleus', 'both')),"
    "  kind TEXT NOT NULL"
    "    CHECK (kind IN ('stretch', 'pressure', 'setup', 'movement', 'check-in')),"
    "  step TEXT NOT NULL,"
    "  worked_ms INTEGER NOT NULL CHECK (worked_ms >= 0),"
    "  planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),"
    "  pressure INTEGER NOT NULL CHECK (pressure IN (0, 1)),"
    "  end_us INTEGER NOT NULL,"
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE rating ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),"
    "  leg TEXT NOT NULL CHECK (leg IN ('left', 'right')),"
    "  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),"
    "  PRIMARY KEY (session, moment, leg)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE pain_stop ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),"
    "  step TEXT NOT NULL,"
    "  seconds INTEGER NOT NULL CHECK (seconds >= 0),"
    "  answer TEXT NOT NULL CHECK (answer IN ('unanswered', 'gone', 'still', 'severe')),"
    "  at_us INTEGER NOT NULL,"
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;";

/* The local day as the person lived it, so that days and weeks can be asked for by an index; when
 * an advice was last shown, in such days; and whether anything was worked in a session, with the
 * sums of all phases, kept as they come and go, so that ten years are no slower to open than one
 * month. */
static const char version_2[] =
    "ALTER TABLE session ADD COLUMN day INTEGER NOT NULL"
    "  GENERATED ALWAYS AS ((start_us / 1000000 + offset_s) / 86400) VIRTUAL;"
    "ALTER TABLE session ADD COLUMN worked INTEGER NOT NULL DEFAULT 0;"
    "UPDATE session SET worked = EXISTS"
    "  (SELECT 1 FROM phase WHERE session = session.id AND worked_ms > 0);"
    "CREATE INDEX session_day ON session (day, worked);"
    "CREATE TABLE advice ("
    "  id TEXT NOT NULL PRIMARY KEY,"
    "  shown_day INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE total ("
    "  muscle TEXT NOT NULL,"
    "  leg TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  worked_ms INTEGER NOT NULL,"
    "  PRIMARY KEY (muscle, leg, kind)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO total"
    "  SELECT muscle, leg, kind, SUM (worked_ms) FROM phase GROUP BY muscle, leg, kind;"
    "CREATE TRIGGER phase_added AFTER INSERT ON phase BEGIN"
    "  INSERT INTO total SELECT NEW.muscle, NEW.leg, NEW.kind, 0 WHERE NOT EXISTS"
    "    (SELECT 1 FROM total WHERE muscle = NEW.muscle AND leg = NEW.leg AND kind = NEW.kind);"
    "  UPDATE total SET worked_ms = worked_ms + NEW.worked_ms"
    "    WHERE muscle = NEW.muscle AND leg = NEW.leg AND kind = NEW.kind;"
    "  UPDATE session SET worked = 1 WHERE id = NEW.session AND worked = 0 AND NEW.worked_ms > 0; "
    "END;"
    "CREATE TRIGGER phase_removed AFTER DELETE ON phase BEGIN"
    "  UPDATE total SET worked_ms = worked_ms - OLD.worked_ms"
    "    WHERE muscle = OLD.muscle AND leg = OLD.leg AND kind = OLD.kind; "
    "END;";

const SoleusMigration soleus_history_migrations[] = { version_1, version_2 };
const guint soleus_history_n_migrations = G_N_ELEMENTS (soleus_history_migrations);
