import { expect, test } from "vitest";
import { summarizeStderr } from "./summarize-stderr.ts";

test("keeps the error and leaves out the stack trace, the progress and the notices", () => {
  const python = 'Traceback (most recent call last):\n  File "a.py", line 5\n    run()\nAssertionError: it holds\n';
  expect(summarizeStderr(python)).toBe("AssertionError: it holds");
  const pgbench =
    "creating tables...\nNOTICE:  skipping\npgbench: error: refused\nHINT:  none\npgbench: error: refused\n";
  expect(summarizeStderr(pgbench)).toBe("pgbench: error: refused | HINT:  none");
});
