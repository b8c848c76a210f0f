/** `npm run dev`: Astro's development server, with the generated assets in place first. */
import { buildAssets } from "./build.mjs";
import { runTool } from "./run.mjs";

try {
  await buildAssets();
  process.exitCode = await runTool("astro", ["dev", ...process.argv.slice(2)]);
} catch (error) {
  console.error(`dev  failed: ${error.message}`);
  process.exitCode = 1;
}
