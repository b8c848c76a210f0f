/** Everything that the list tells people to run is run: searches by git, statements by PostgreSQL, commands by a shell. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
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

/** The lines that git finds among these, each in a file of its own that the search looks at. */
function found(search: Search, lines: readonly string[]): string[] {
  const [pattern = ""] = searchArguments(search).slice(-1);
  return lines.filter((line) => {
    const alone = mkdtempSync(join(folder, "sample-"));
    writeFileSync(join(alone, pattern.replaceAll("*", "a")), `${line}\n`);
    const [verb = "", ...rest] = searchArguments(search);
    const { status, stderr } = spawnSync("git", [verb, "--no-index", ...rest], { cwd: alone, encoding: "utf8" });
    if (stderr !== "") throw new Error(stderr);
    return status === 0;
  });
}

describe("the searches", () => {
  test.each(searches)("$name finds what is wrong and spares what is right", ({ found: search }) => {
    expect(found(search, search.hits)).toEqual(search.hits);
    expect(found(search, search.spares)).toEqual([]);
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
    database = await PGlite.create();
    await database.exec(`
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
