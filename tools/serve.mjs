/** `npm run serve [-- --port N --host [H] --root DIR --strict-port]`: serves the built site with its headers. */
import { networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { describeLan, toLanAddresses } from "./serve/lan-addresses.ts";
import { everywhere, readServeArguments } from "./serve/serve-arguments.ts";
import { startServer } from "./serve/server.ts";

try {
  const { port, host, root, isPortStrict } = readServeArguments(process.argv.slice(2), process.env.PORT);
  const server = await startServer({ root: resolve(root), port, host, portsToTry: isPortStrict ? 0 : 20 });
  if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken, so this is on ${server.port}.`);
  console.log(`Watertight is on ${server.url}  (Ctrl+C stops it)`);
  if (host === everywhere) console.log(describeLan(toLanAddresses(networkInterfaces()), server.url));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.close());
} catch (error) {
  const taken = error.code === "EADDRINUSE" && /:(\d+)$/.exec(error.message)?.[1];
  console.error(
    taken ? `Port ${taken} is taken. Choose another: npm start -- --port ${Number(taken) + 100}` : error.message,
  );
  process.exitCode = 1;
}
