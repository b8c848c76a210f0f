/** Everything that the list tells people to run is run: searches by git, statements by PostgreSQL, commands by a shell. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openBareDatabase } from "../../../tests/bench/postgres/bare-database.ts";
import { type Search, searchArguments, searchCommand } from "./find.ts";
import type { MondayItem, MondayLesson } from "./monday-list.ts";

const list = parse(readFileSync("content/monday.yaml", "utf8")) as MondayLesson[];
const items = list.flatMap(({ items }) => items);
const folder = mkdtempSync(join(tmpdir(), "monday-finds-"));
afterAll(() => rmSync(folder, { recursive: true }));

const each = <Found>(pick: (item: MondayItem) => readonly Found[]) =>
  items.flatMap((item) => pick(item).map((found, index) => ({ name: `${item.id} ${index + 1}`, found })));

const searches = each(({ find }) => find.filter((one): one is Search => "search" in one));
const statements = each(({ find, prove }) =>
  [...find, ...(prove ? [prove] : [])].flatMap((one) => ("sql" in one ? [one.sql] : [])),
);
const commands = each(({ find, prove }) =>
  [...find, ...(prove ? [prove] : [])].flatMap((one) => ("shell" in one ? [one.shell] : [])),
);

/** Of each search the lines that it finds, by its name. */
type Findings = ReadonlyMap<string, readonly string[]>;

/** A search's own folder, and there the file that it looks at: all its lines, for git looks at each by itself. */
const placeOf = (search: Search, index: number) => {
  const [pattern = ""] = searchArguments(search).slice(-1);
  return { home: join(folder, `search-${index}`), file: pattern.replaceAll("*", "a") };
};

/** Types every search into one shell, as its reader does, each in a folder of one repository. */
function runSearches(): Findings {
  for (const [index, { found: search }] of searches.entries()) {
    const { home, file } = placeOf(search, index);
    mkdirSync(home);
    writeFileSync(join(home, file), `${[...search.hits, ...search.spares].join("\n")}\n`);
  }
  const typed = searches.map(
    ({ found: search }, index) => `(cd search-${index} && ${searchCommand(search)} >../${index}.out 2>../${index}.err)`,
  );
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const script = ["git init -q && git add . || exit 1", ...typed, "exit 0"].join("\n");
  execFileSync("sh", { cwd: folder, env, input: script, timeout: 60_000 });
  return new Map(searches.map(({ name, found: search }, index) => [name, readFindings(search, index)]));
}

function readFindings(search: Search, index: number): string[] {
  const complaint = readFileSync(join(folder, `${index}.err`), "utf8");
  if (complaint !== "") throw new Error(complaint);
  const { file } = placeOf(search, index);
  // Lines shown around a hit have a dash where a hit has its colon.
  const hit = (line: string) => (line.startsWith(`${file}:`) ? Number(line.slice(file.length + 1).split(":")[0]) : 0);
  const numbers = readFileSync(join(folder, `${index}.out`), "utf8")
    .split("\n")
    .map(hit);
  return [...search.hits, ...search.spares].filter((_, at) => numbers.includes(at + 1));
}

describe("the searches", () => {
  let findings: Findings;
  beforeAll(() => {
    findings = runSearches();
  }, 90_000);

  test.each(searches)("$name finds what is wrong and spares what is right", ({ name, found: search }) => {
    expect(findings.get(name)).toEqual(search.hits);
  });

  test("a command is typed as git reads it", () => {
    const search: Search = { in: "typescript", search: "new Pool\\(", after: 3, hits: ["new Pool()"], spares: ["end"] };
    expect(searchCommand(search)).toBe("git grep -nE -A 3 -e 'new Pool\\(' -- '*.ts' '*.js'");
    const words = execFileSync("sh", ["-c", `printf '%s\\n' ${searchCommand(search).slice("git ".length)}`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(words.trimEnd().split("\n")).toEqual(searchArguments(search));
  });
});

describe("the commands", () => {
  test.each(commands)("$name can be read by a shell", ({ found: command }) => {
    execFileSync("sh", ["-n", "-c", command]);
  });
});

describe("the statements", () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await openBareDatabase(`
      CREATE TABLE results (user_id int, event_id int);
      CREATE INDEX idx_results_user_id ON results (user_id);
      CREATE INDEX ix_results_user_id ON results (user_id);
      CREATE INDEX idx_results_event_id ON results (event_id);
      CREATE INDEX idx_few ON results (user_id) WHERE event_id = 1;
    `);
  });
  afterAll(() => database.close());

  test.each(statements)("$name is one that PostgreSQL runs", async ({ found: sql }) => {
    await database.query(sql);
  });

  const rowsOf = async (id: string, index: number) => {
    const [, statement] =
      statements.map(({ name, found: sql }) => [name, sql]).find(([name]) => name === `${id} ${index}`) ?? [];
    if (!statement) throw new Error(`no statement ${index} of ${id}`);
    return (await database.query<Record<string, unknown>>(statement)).rows;
  };

  test("an index that doubles another is found, whatever it is called, and a partial one is none", async () => {
    const rows = await rowsOf("what-an-index-is-on", 2);
    expect(rows).toEqual([{ on_table: "results", doubles: ["idx_results_user_id", "ix_results_user_id"] }]);
  });

  test("an index that a failed build left invalid is found", async () => {
    expect(await rowsOf("what-an-index-is-on", 3)).toEqual([]);
    await database.exec("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_results_event_id'::regclass");
    expect(await rowsOf("what-an-index-is-on", 3)).toEqual([{ invalid_index: "idx_results_event_id" }]);
  });

  test("the limits during a lease are off by default", async () => {
    expect((await rowsOf("limits-during-a-lease", 1)).map(({ setting }) => setting)).toEqual(["0", "0", "0"]);
  });
});
