/** Writes `dist/vercel.json` and `dist/_nginx.conf` from the headers file that the build completed. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseHeadersFile } from "../serve/headers-file.ts";
import { holdHostLimits, toNginxConfig, toVercelConfig } from "./host-configs.ts";

export interface HostConfigsOptions {
  readonly projectRoot: string;
  readonly dist: string;
  readonly base: string;
}

export async function writeHostConfigs({ projectRoot, dist, base }: HostConfigsOptions): Promise<void> {
  const headersFile = await readFile(join(dist, "_headers"), "utf8");
  holdHostLimits(headersFile);
  const rules = parseHeadersFile(headersFile);
  const template = await readFile(join(projectRoot, "hosting/nginx.conf"), "utf8");
  await writeFile(join(dist, "vercel.json"), toVercelConfig(rules));
  await writeFile(join(dist, "_nginx.conf"), toNginxConfig(template, rules, base));
}
