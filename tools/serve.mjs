/** `npm run serve [-- --port N --host [H] --root DIR --strict-port]`: serves the built site with its headers. */
import { runServer } from "./serve/run-server.ts";

await runServer({
  defaults: { port: process.env.PORT ?? "4321", host: "localhost", root: "dist" },
  command: "npm start --",
  lanCommand: "npm start -- --host",
  help: `npm start -- [--port N] [--host [ADDRESS]] [--strict-port]

  --port N           port to listen on; the next free one where it is taken
  --host             lets other machines come in, and prints the address for them
  --host ADDRESS     the same by one address alone
  --strict-port      no other port where it is taken`,
});
