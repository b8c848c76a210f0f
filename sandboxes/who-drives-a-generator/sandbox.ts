/** Who drives a generator: three connections, a generator that lends them, and a route that calls next() once. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "who-drives-a-generator",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "get-db.ts", "drivers.ts"],
  seedSql: `CREATE TABLE books (id int PRIMARY KEY, title text NOT NULL);
INSERT INTO books SELECT n, 'Volume ' || n FROM generate_series(1, 8) AS n;
CREATE TABLE visits (counted int NOT NULL);
INSERT INTO visits VALUES (0);`,
  socketPath: "/ws",
  traffic: [
    { kind: "request", label: "GET /books/1", path: "/books/1" },
    { kind: "request", label: "GET /books/99", path: "/books/99" },
    { kind: "request", label: "GET /drive/next", path: "/drive/next" },
    { kind: "request", label: "GET /drive/return", path: "/drive/return" },
    { kind: "request", label: "GET /drive/throw", path: "/drive/throw" },
    { kind: "request", label: "GET /drive/early", path: "/drive/early" },
    { kind: "request", label: "GET /by-tiny", path: "/by-tiny" },
  ],
  scenarios,
  checks,
  hints: [
    "Ask for /books/1 and read the log: which numbers are printed, and which are not? Who would have to call the generator again?",
    "The generator stands at its yield. Calling next() once more runs 4 and then 3; return() runs 3 alone. Which of the two does a visit that found its book need, and which one that did not?",
    "Keep the generator in a name, put the work in a try, call next() as the last thing in the try and return() in a finally. A return() after the end does nothing.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `A generator moves only when somebody calls it, so the route that called next() to begin has to call again to end.

The second next() runs what stands after the yield (4) and then the finally (3). It is reached only when findBook() did not throw, so a visit that fails is not counted.

return() in the route's finally ends the generator where it stands: its finally runs, the rest does not. After the second next() it has ended already, and return() does nothing; that is why one finally serves both ways out.`,
  },
  starterFails: {
    "visits-are-answered": "3 of 8 visits answered with a book",
    "visits-give-back": "3 in use after the last visit",
    "visits-are-counted": "0 of 8 visits counted",
    "missing-books-give-back": "2 of 5 told 404, 3 in use afterwards",
    "lines-run-in-order": "found 1 2, missing 1 2",
  },
  mutants,
  variants,
};
