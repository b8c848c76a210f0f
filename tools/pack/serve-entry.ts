/** The server inside a training pack: the site beside it, open to the network it stands in. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runServer } from "../serve/run-server.ts";

const oldestMajor = 20;
const root = fileURLToPath(new URL("./site", import.meta.url));

if (Number(process.versions.node.split(".")[0]) < oldestMajor) {
  console.error(
    `This needs Node ${oldestMajor} or newer; here is ${process.version}. Get one from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else if (!existsSync(root)) {
  console.error("The folder site/ is not beside serve.mjs. Unpack the whole zip, then start again.");
  process.exitCode = 1;
} else {
  await runServer({
    defaults: { port: process.env.PORT ?? "4321", host: "", root },
    command: "node serve.mjs",
    lanCommand: "node serve.mjs",
    help: `node serve.mjs [--port N] [--host ADDRESS] [--strict-port]

  --port N           port to listen on; the next free one where it is taken
  --host localhost   this machine alone can come in; without it, everybody in the network
  --host ADDRESS     listens on one address alone
  --strict-port      no other port where it is taken`,
  });
}
