/** The server process of the WebContainer engine: a process of Node's whose stdio carries all its messages. */
import pg from "pg";
import * as tiny from "tiny";
import type { Harness } from "../../harness/harness.ts";
import type { PgModule } from "../../harness/probe-pg.ts";
import { startServer } from "../node/start-server.ts";
import { openServerStdio } from "../stdio/server-stdio.ts";

const { stdin, stdout } = process;
const write = stdout.write.bind(stdout);
const exit = process.exit.bind(process);
/** As in sysexits.h, EX_PROTOCOL. */
const protocolError = 76;
let harness: Harness | null = null;

const stdio = openServerStdio({
  write: (lines) => void write(lines),
  command(command) {
    if (command.kind !== "boot") return harness?.command(command);
    harness ??= startServer({
      boot: command.boot,
      pg: pg as unknown as PgModule,
      packages: { tiny },
      post: stdio.post,
      sendToDatabase: stdio.sendToDatabase,
    });
  },
  fromDatabase(messages) {
    for (const message of messages) harness?.fromDatabase(message);
  },
  failed(message) {
    write(`The page's messages cannot be read: ${message}\n`);
    exit(protocolError);
  },
});

// A terminal would echo every line, and cut those over 4,095 bytes.
if (stdin.isTTY) stdin.setRawMode(true);
stdin.setEncoding("latin1");
stdin.on("data", (chunk) => stdio.hear(String(chunk)));
// The page is gone.
stdin.on("end", () => exit(0));

stdio.post({ kind: "ready" });
