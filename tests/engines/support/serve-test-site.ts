/** `node tools/run.mjs tests/engines/support/serve-test-site.ts <port>`: bundles the test page and serves it. */
import { startServer } from "../../../tools/serve/server.ts";
import { buildTestSite } from "./build-test-site.ts";

const server = await startServer({ root: await buildTestSite(), port: Number(process.argv[2]) });
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.close());
