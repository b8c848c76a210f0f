/** The server as a program: reads its arguments, tells where it is, and ends with the terminal. */
import { resolve } from "node:path";
import { type Announcement, announce } from "./announce.ts";
import { readServeArguments, type ServeDefaults } from "./serve-arguments.ts";
import { startServer } from "./server.ts";

export interface ServerProgram {
  readonly defaults: ServeDefaults;
  /** What starts it, as it is typed; arguments may follow. */
  readonly command: string;
  /** What starts it so that others can reach it. */
  readonly lanCommand: string;
  readonly help: string;
}

function outputKind(): Announcement["output"] {
  if (!process.stdout.isTTY) return "no-terminal";
  return process.stdout.hasColors() ? "colours" : "plain";
}

/** Serves until Ctrl+C. What fails is told with the remedy, and sets the exit code. */
export async function runServer({ defaults, command, lanCommand, help }: ServerProgram): Promise<void> {
  try {
    const { port, host, root, isPortStrict, wantsHelp } = readServeArguments(process.argv.slice(2), defaults);
    if (wantsHelp) return console.log(help);
    const server = await listen({
      ...{ root: resolve(root), port, host, portsToTry: isPortStrict ? 0 : 20, lanCommand },
      say: (line) => console.log(line),
    });
    if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken, so this is on ${server.port}.`);
    console.log(announce({ ...server, lan: server.lan(), output: outputKind() }).join("\n"));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }

  async function listen(options: Parameters<typeof startServer>[0]) {
    try {
      return await startServer(options);
    } catch (error) {
      throw new Error(describeRefusal(error, options.port, options.host ?? ""), { cause: error });
    }
  }

  function describeRefusal(error: unknown, port: number, host: string): string {
    const code = error instanceof Error && "code" in error ? error.code : null;
    switch (code) {
      case "EADDRINUSE":
        return `Port ${port} is taken. Choose another: ${command} --port ${port + 100}`;
      case "EACCES":
        return `Port ${port} may not be taken by you. Choose one above 1023: ${command} --port 4321`;
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
        return `${host} is no address of this machine. Leave it out, and every address is listened on: ${lanCommand}`;
      default:
        return error instanceof Error ? error.message : String(error);
    }
  }
}
