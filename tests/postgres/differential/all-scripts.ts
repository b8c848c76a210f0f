import type { Script } from "./script.ts";
import { batches } from "./scripts/batches.ts";
import { besideAWriter } from "./scripts/beside-a-writer.ts";
import { concurrentWrites } from "./scripts/concurrent-writes.ts";
import { copy } from "./scripts/copy.ts";
import { cursors } from "./scripts/cursors.ts";
import { endingOthers } from "./scripts/ending-others.ts";
import { flushedBatches } from "./scripts/flushed-batches.ts";
import { isolation } from "./scripts/isolation.ts";
import { kindsOfReaders } from "./scripts/kinds-of-readers.ts";
import { locks } from "./scripts/locks.ts";
import { missingStatements } from "./scripts/missing-statements.ts";
import { notifications } from "./scripts/notifications.ts";
import { numbersDrawnAtRandom } from "./scripts/numbers-drawn-at-random.ts";
import { oddCopies } from "./scripts/odd-copies.ts";
import { oddNotifications } from "./scripts/odd-notifications.ts";
import { oddStatements } from "./scripts/odd-statements.ts";
import { preparedInSql } from "./scripts/prepared-in-sql.ts";
import { readingBesideWriters } from "./scripts/reading-beside-writers.ts";
import { sessionObjects } from "./scripts/session-objects.ts";
import { settings } from "./scripts/settings.ts";
import { simpleQueries } from "./scripts/simple-queries.ts";
import { statementsAndPortals } from "./scripts/statements-and-portals.ts";
import { timeouts } from "./scripts/timeouts.ts";
import { transactions } from "./scripts/transactions.ts";
import { writersBroughtBack } from "./scripts/writers-brought-back.ts";
import { writersWithAPast } from "./scripts/writers-with-a-past.ts";

export const allScripts: readonly Script[] = [
  ...concurrentWrites,
  ...readingBesideWriters,
  ...kindsOfReaders,
  ...besideAWriter,
  ...writersWithAPast,
  ...writersBroughtBack,
  ...numbersDrawnAtRandom,
  ...transactions,
  ...isolation,
  ...simpleQueries,
  ...statementsAndPortals,
  ...batches,
  ...flushedBatches,
  ...missingStatements,
  ...preparedInSql,
  ...settings,
  ...notifications,
  ...copy,
  ...cursors,
  ...locks,
  ...timeouts,
  ...endingOthers,
  ...sessionObjects,
  ...oddCopies,
  ...oddNotifications,
  ...oddStatements,
];
