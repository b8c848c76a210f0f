/** `npm run serve [-- --port N --host H --root DIR --strict-port]`: serves the built site with its headers. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "./serve/server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.PORT ?? "4321" },
    host: { type: "string", default: "localhost" },
    root: { type: "string", default: "dist" },
    "strict-port": { type: "boolean", default: false },
  },
});
const port = Number(values.port);

try {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number.`);
  const portsToTry = values["strict-port"] ? 0 : 20;
  const server = await startServer({ root: resolve(values.root), port, host: values.host, portsToTry });
  if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken, so this is on ${server.port}.`);
  console.log(`Watertight is on ${server.url}  (Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.close());
} catch (error) {
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `Port ${port} is taken. Choose another: npm start -- --port ${port + 100}` : error.message);
  process.exitCode = 1;
}
