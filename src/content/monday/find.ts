/** Ways to find a fault in one's own code, logs or database, each of which can be copied and tried. */
import * as z from "zod";

const linesShown = (where: string) => z.int().min(1).max(30).optional().describe(`lines shown ${where} a hit`);
const samples = (meaning: string) => z.array(z.string().min(3).max(120)).min(1).max(4).describe(meaning);

export const sqlSchema = z.strictObject({ sql: z.string().min(10).max(600).describe("a statement for PostgreSQL") });
export const shellSchema = z.strictObject({ shell: z.string().min(3).max(160).describe("a command for a shell") });

const searchSchema = z
  .strictObject({
    /** Whose files are searched; `files` where it is neither. */
    in: z.enum(["typescript", "python"]).optional(),
    files: z.array(z.string().regex(/^[\w.*-]+$/, "expected a pattern such as *.ts")).optional(),
    /** As `git grep -E` reads it, on every system: classes in place of `\s`, `\d`, `\b`. */
    search: z
      .string()
      .min(3)
      .max(120)
      .regex(/^[^']+$/, "a search stands between single quotes and has none of its own")
      .refine(
        (search) => !/\\[a-zA-Z]/.test(search),
        "not every git knows \\s, \\d and \\b: write a class in their place",
      )
      .describe("an extended regular expression"),
    before: linesShown("before"),
    after: linesShown("after"),
    /** Lines that it has to find, and lines that it must not find: a test runs it on both. */
    hits: samples("lines that it finds"),
    spares: samples("lines that it does not find"),
  })
  .refine((search) => (search.in === undefined) !== (search.files === undefined), "give either in: or files:");

const logSchema = z.strictObject({ log: z.string().min(3).max(160).describe("words to look for in the logs") });

export const findSchema = z.union([searchSchema, sqlSchema, logSchema, shellSchema]);

export type Search = z.infer<typeof searchSchema>;
export type Find = z.infer<typeof findSchema>;

const filesOf = { typescript: ["*.ts", "*.js"], python: ["*.py"] } as const;

/** What `git` is given, word by word. */
export function searchArguments(search: Search): string[] {
  const context = [
    ...(search.before ? ["-B", String(search.before)] : []),
    ...(search.after ? ["-A", String(search.after)] : []),
  ];
  const files = search.in ? filesOf[search.in] : (search.files ?? []);
  return ["grep", "-nE", ...context, "-e", search.search, "--", ...files];
}

/** The search as it is typed. */
export const searchCommand = (search: Search): string =>
  ["git", ...searchArguments(search)].map((word) => (/^[\w-]+$/.test(word) ? word : `'${word}'`)).join(" ");

/** One way to find, as a reader meets it: what it is, and what to copy. */
export interface ShownFind {
  readonly label: string;
  /** What the text is written in, by the name that Markdown knows. */
  readonly language: "sh" | "sql" | "text";
  readonly text: string;
}

export function showFind(find: Find): ShownFind {
  if ("sql" in find) return { label: "Ask PostgreSQL", language: "sql", text: find.sql.trimEnd() };
  if ("log" in find) return { label: "In the logs", language: "text", text: find.log };
  if ("shell" in find) return { label: "In a shell", language: "sh", text: find.shell };
  const label = { typescript: "In TypeScript", python: "In Python" };
  return {
    label: find.in ? label[find.in] : "In the repository",
    language: "sh",
    text: searchCommand(find),
  };
}
