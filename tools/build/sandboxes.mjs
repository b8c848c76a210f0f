/** Packs every sandbox into `generated/sandboxes/<slug>.json`, from where the pages take them. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { listSandboxes, packSandbox } from "../lessons/pack-sandbox.ts";

const out = resolve(fileURLToPath(import.meta.url), "../../../generated/sandboxes");

await mkdir(out, { recursive: true });
for (const slug of await listSandboxes())
  await writeFile(join(out, `${slug}.json`), JSON.stringify(await packSandbox(slug)));
