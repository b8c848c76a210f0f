/** Collects the licences of everything that is sent to a reader's browser. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Roots of what is bundled; their own dependencies are followed. */
const BUNDLED = [
  "@electric-sql/pglite",
  "@preact/signals",
  "@webcontainer/api",
  "astro-expressive-code",
  "buffer",
  "comlink",
  "es-module-lexer",
  "events",
  "fflate",
  "monaco-editor",
  "pagefind",
  "pg",
  "preact",
  "qr",
  "ts-blank-space",
  "typescript",
  "workbox-precaching",
  "ws",
  "zod",
];

/** Roots of what the take-home copy carries beside Postgres. */
const TAKEN_HOME = ["@electric-sql/pglite", "es-module-lexer", "pg", "ts-blank-space", "typescript", "ws", "zod"];

/** Roots of what the server of a training pack carries. */
const SERVED = ["qr", "sirv"];

/** Their dependencies run at build time only; what reaches the page is their own small script and stylesheet. */
const BUILD_TIME_DEPENDENCIES = new Set(["astro-expressive-code", "ts-blank-space"]);

const FONTS = [
  { name: "Commissioner (subset)", file: "src/styles/fonts/commissioner-OFL.txt" },
  { name: "JetBrains Mono (subset)", file: "src/styles/fonts/jetbrains-mono-OFL.txt" },
];

/** Inside PGlite's WebAssembly; its package carries only its own licence. */
const POSTGRES_LICENCE = `PostgreSQL Database Management System
(also known as Postgres, formerly known as Postgres95)

Portions Copyright (c) 1996-2025, PostgreSQL Global Development Group

Portions Copyright (c) 1994, The Regents of the University of California

Permission to use, copy, modify, and distribute this software and its
documentation for any purpose, without fee, and without a written agreement
is hereby granted, provided that the above copyright notice and this
paragraph and the following two paragraphs appear in all copies.

IN NO EVENT SHALL THE UNIVERSITY OF CALIFORNIA BE LIABLE TO ANY PARTY FOR
DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR CONSEQUENTIAL DAMAGES, INCLUDING
LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS
DOCUMENTATION, EVEN IF THE UNIVERSITY OF CALIFORNIA HAS BEEN ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.

THE UNIVERSITY OF CALIFORNIA SPECIFICALLY DISCLAIMS ANY WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS FOR A PARTICULAR PURPOSE.  THE SOFTWARE PROVIDED HEREUNDER IS
ON AN "AS IS" BASIS, AND THE UNIVERSITY OF CALIFORNIA HAS NO OBLIGATIONS TO
PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR MODIFICATIONS.`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The whole text of THIRD_PARTY_NOTICES.md. Throws when a package or its licence text is missing. */
export function toNotices(projectRoot: string): string {
  const fonts = FONTS.map(({ name, file }) => section(name, "OFL-1.1", readFileSync(join(projectRoot, file), "utf8")));
  const head =
    "# Third-party notices\n\nWhat the built site carries besides its own code. Written by `npm run notices`.\n";
  return [head, ...fonts, ...packageSections(projectRoot, BUNDLED)].join("\n");
}

/** The notices of one take-home copy. Throws as `toNotices` does. */
export const toTakeHomeNotices = (projectRoot: string): string =>
  ["# Third-party notices\n\nWhat `runtime/` carries.\n", ...packageSections(projectRoot, TAKEN_HOME)].join("\n");

/** The notices of a training pack: what the site carries, and what its server does. Throws as `toNotices` does. */
export const toPackNotices = (projectRoot: string): string =>
  [toNotices(projectRoot), "# The server\n\nWhat `serve.mjs` carries.\n", ...sections(projectRoot, SERVED)].join("\n");

function packageSections(projectRoot: string, roots: readonly string[]): string[] {
  const postgres = section("PostgreSQL (inside @electric-sql/pglite)", "PostgreSQL", POSTGRES_LICENCE);
  return [postgres, ...sections(projectRoot, roots)];
}

const sections = (projectRoot: string, roots: readonly string[]): string[] =>
  listPackages(projectRoot, roots).map(({ manifest, folder }) =>
    section(`${manifest.name} ${manifest.version}`, manifest.license ?? "see text", licenceText(folder, manifest)),
  );

function listPackages(projectRoot: string, roots: readonly string[]): { manifest: Manifest; folder: string }[] {
  const found = new Map<string, { manifest: Manifest; folder: string }>();
  const visit = (name: string) => {
    const folder = join(projectRoot, "node_modules", name);
    if (found.has(name) || !existsSync(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    found.set(name, { manifest, folder });
    if (!BUILD_TIME_DEPENDENCIES.has(name)) Object.keys(manifest.dependencies ?? {}).forEach(visit);
  };
  roots.forEach(visit);
  return [...found.values()].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}

function licenceText(folder: string, manifest: Manifest): string {
  const name = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (name) {
    const path = join(folder, name);
    // Some packages keep a folder of that name, the licence in it.
    return readFileSync(statSync(path).isDirectory() ? join(path, name) : path, "utf8");
  }
  return `The package carries no licence file; its manifest says ${manifest.license ?? "nothing"}.`;
}

function section(title: string, licence: string, text: string): string {
  const body = text.replaceAll("\r\n", "\n").trim();
  return `## ${title}\n\nLicence: ${licence}\n\n\`\`\`text\n${body}\n\`\`\`\n`;
}
