/** Break, throw and commit: orders that are answered and never saved, for the loop is left before the commit. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { apples } from "./books.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";

export const definition: SandboxDefinition = {
  slug: "break-throw-commit",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "get-db.ts", "orders.ts"],
  seedSql: `CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, apples int NOT NULL);
CREATE TABLE stock (apples int NOT NULL);
INSERT INTO stock VALUES (${apples});`,
  socketPath: "/ws",
  traffic: [
    { kind: "open-tabs", label: "Open 4 tabs", count: 4 },
    { kind: "send-to-all", label: "All order 2 apples", text: "2" },
    { kind: "send-to-all", label: "All order 200 apples", text: "200" },
    { kind: "request", label: "GET /books", path: "/books" },
  ],
  scenarios,
  checks,
  hints: [
    "Order two apples and look at the log: getDb() prints what it runs. Which of its lines is missing, and where does a break go from the yield?",
    "break, return and throw in a for await all call the generator's return(). That runs the finally and nothing between the yield and it.",
    "The end of the body has to mean success. Either let the loop run to its end, or say COMMIT before you leave it.",
    "Or turn it round: inTransaction(work) begins, awaits work(db), commits when it returned, rolls back and throws on when it threw, and releases in a finally.",
  ],
  solutionNotes: {
    "get-db.ts": `inTransaction() calls the work, so it sees how the work ended: a value means COMMIT, an exception means ROLLBACK and goes on to the caller. A generator sees neither from within a for await; all it is told is return().

ROLLBACK stands before release(), for pg gives a connection back as it is, transaction and all.`,
    "main.ts": `There is no loop left that one could leave by a side door. return, break or throw inside the callback are all ordinary ends of a function, and each means what it says.`,
  },
  starterFails: {
    "orders-are-saved": "0 of 5 orders saved, 100 apples left",
    "orders-after-a-failure": "0 of 2 later orders saved",
  },
  mutants,
  variants,
};
