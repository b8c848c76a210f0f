/** `npm run lessons:new -- <slug> "<title>" [--order <n>] [--part "<part>"]`: begins a lesson that holds from the first minute. */
import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { curriculum } from "../../src/content/curriculum.ts";
import { splitFrontmatter } from "../../src/content/frontmatter.ts";
import { listContent } from "../../src/content/read-content.ts";
import { slugSchema } from "../../src/content/slug.ts";
import { readYaml } from "../../src/content/yaml/read-yaml.ts";
import { sandboxesFolder } from "./pack-sandbox.ts";
import { scaffoldLesson } from "./scaffold.ts";

const root = resolve(sandboxesFolder, "..");
const usage = 'Usage: npm run lessons:new -- <slug> "<title>" [--order <n>] [--part "<part>"]';

/** Places in the course that lessons have taken. */
async function takenOrders(): Promise<number[]> {
  const names = await listContent(root, "content/lessons", ".mdx");
  return Promise.all(
    names.map(async (name) => {
      const file = `content/lessons/${name}.mdx`;
      const { yaml, firstLine } = splitFrontmatter(file, await readFile(join(root, file), "utf8"));
      return readYaml(z.looseObject({ order: z.int() }), { file, text: yaml, firstLine }).order;
    }),
  );
}

function complain(message: string): number {
  console.error(`${message}\n${usage}`);
  return 2;
}

const readArguments = () =>
  parseArgs({ allowPositionals: true, options: { order: { type: "string" }, part: { type: "string" } } });

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [slug, title] = positionals;
  if (!slug || !title) return complain("A slug and a title are needed.");
  const parsed = slugSchema.safeParse(slug);
  if (!parsed.success) return complain(`"${slug}" is no slug: ${parsed.error.issues[0]?.message}`);
  const taken = await takenOrders();
  const order = values.order === undefined ? Math.max(0, ...taken) + 1 : Number(values.order);
  if (!Number.isInteger(order) || order < 1)
    return complain(`"${values.order}" is no place in the course: a number from 1.`);
  if (taken.includes(order)) return complain(`Place ${order} of the course is taken; choose another with --order.`);
  const part =
    values.part ?? curriculum.find(({ lessons }) => lessons.some((each) => each.order === order))?.title ?? "More";
  const files = scaffoldLesson({ slug, title, order, part });
  const present = files.filter(({ path, append }) => !append && existsSync(join(root, path)));
  if (present.length > 0) return complain(`Nothing was written: ${present.map(({ path }) => path).join(", ")} exists.`);
  for (const { path, text, append } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await (append ? appendFile : writeFile)(join(root, path), text);
    console.log(`${append ? "added to" : "wrote   "} ${path}`);
  }
  console.log(
    `\nNow: npm run lessons:verify -- ${slug}, then replace it piece by piece (CONTRIBUTING.md, "Add a lesson").`,
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  // An option that is not known, or has no value: Node says which.
  const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!isUsage) throw error;
  process.exitCode = complain(error.message);
}
