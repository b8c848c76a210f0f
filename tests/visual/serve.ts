/** `node tools/run.mjs tests/visual/serve.ts <port>`: the page of gauge states, built and served for the visual tests. */
import { startServer } from "../../tools/serve/server.ts";
import { buildPage } from "./build-page.ts";

const port = Number(process.argv[2]);
if (!Number.isInteger(port)) throw new Error("Usage: node tools/run.mjs tests/visual/serve.ts <port>");
const root = await buildPage("tests/visual/states-page.tsx", "states");
const { url } = await startServer({ root, port });
console.log(`Gauge states at ${url}`);
