/** Which lessons the built site has, so that the browser tests hold for each of them. */
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../content/lessons");

/** Addresses of all lesson pages. */
export const lessonPaths: readonly string[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".mdx"))
      .map((name) => `/lessons/${name.replace(/\.mdx$/, "")}/`)
  : [];
