/** What tests and author's commands need and git does not keep: the data directory, sandboxes and runtime, up to date. */
import { buildAssets } from "./build.mjs";

try {
  await buildAssets();
} catch (error) {
  console.error(`assets  failed: ${error.message}`);
  process.exitCode = 1;
}
