/** `npm start`: the learner's server on a real port, its database behind another, and the pool in words. */
import { MessageChannel } from "node:worker_threads";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import type { ServerAddress } from "../contract/harness-protocol.ts";
import { createNodeEngine } from "../engine/node/create-node-engine.ts";
import { toProblemLine } from "../lesson/strip-types.ts";
import { openPostgresFace, type PostgresFace } from "../postgres/node/postgres-face.ts";
import { stopOnSignal } from "../postgres/node/stop-on-signal.ts";
import { chooseDatabase } from "./choose-database.ts";
import { loadDefinition, readWorkspace, runtimeFile } from "./copied-lesson.ts";
import { describeEnd } from "./describe-end.ts";
import { createRunReport } from "./run-report.ts";
import { parseStartArguments, type StartArguments, startUsage } from "./start-arguments.ts";

const host = "127.0.0.1";
/** Real milliseconds for everything to end after Ctrl+C. */
const stopLimitMs = 3_000;

async function main(): Promise<number> {
  const parsed = parseStartArguments(process.argv.slice(2));
  if (!parsed.ok) {
    console.error(`${parsed.error}\n\n${startUsage}`);
    return 2;
  }
  if (parsed.value === "help") {
    console.log(startUsage);
    return 0;
  }
  return run(parsed.value);
}

async function run({ port, databasePort }: StartArguments): Promise<number> {
  const definition = await loadDefinition();
  const workspace = await readWorkspace(definition);
  if (!workspace.ok) {
    console.error(`${workspace.error.map(toProblemLine).join("\n")}\nMend it, then npm start again.`);
    return 1;
  }
  const choice = chooseDatabase(definition.slug, process.env.DATABASE_URL);
  if (!choice.ok) {
    console.error(choice.error);
    return 1;
  }
  const face = choice.value.kind === "embedded" ? await openFace(databasePort) : null;
  if (face === "taken") return 1;
  const engine = createNodeEngine({
    createDatabase: choice.value.create,
    serverWorkerUrl: runtimeFile("server-worker.mjs"),
  });
  const report = createRunReport((line) => console.log(line));
  const over = Promise.withResolvers<number>();
  const attempt = new AbortController();
  let address: ServerAddress | undefined;
  stopOnSignal(() => {
    attempt.abort();
    over.resolve(0);
  });

  const started = await engine.start(
    workspace.value,
    {
      database: defaultDatabaseOptions,
      seed: 1,
      epochMs: Date.now(),
      listen: { host, port },
      onAddress: (opened) => {
        address = opened;
      },
      onStage: () => undefined,
      onMessage: (message) => {
        if (message.kind === "trace") report.append(message.events);
      },
      onEnd: (end) => {
        report.dispose();
        console.error(describeEnd(end));
        over.resolve(1);
      },
    },
    attempt.signal,
  );
  if (started.ok) {
    started.value.send({ kind: "set-pace", pace: { kind: "live", rate: 1 } });
    if (face) await serveFace(face, engine.database);
    console.log(composeBanner(definition.slug, address, face, choice.value.shownUrl));
  } else {
    report.dispose();
    if (started.error.kind !== "aborted") {
      console.error(describeEnd(started.error));
      over.resolve(1);
    }
  }
  const exitCode = await over.promise;
  report.dispose();
  if (started.ok) await started.value.stop();
  await face?.close(stopLimitMs / 2);
  engine.dispose();
  if (started.ok) console.log("Stopped.");
  return exitCode;
}

async function openFace(port: number): Promise<PostgresFace | "taken"> {
  try {
    return await openPostgresFace({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const other = port > 0 && port < 65_535 ? port + 1 : 5434;
    console.error(
      `The database cannot listen on ${host}:${port} (${code}). Choose another port: npm start -- --database-port ${other}`,
    );
    return "taken";
  }
}

/** All that look in are one more process of the database's. */
async function serveFace(face: PostgresFace, database: ReturnType<typeof createNodeEngine>["database"]): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const attached = await database.attach(database.nextProcessKey(), port2, "own");
  if (attached.ok) face.serve(port1);
  database.onDeath(({ message }) => face.lose(message.replace(/\.$/, "")));
}

function composeBanner(
  slug: string,
  address: ServerAddress | undefined,
  face: PostgresFace | null,
  url: string | null,
) {
  const look = face ? `psql -h ${face.host} -p ${face.port} -U postgres` : `psql "${url}"`;
  return `
Watertight: ${slug}

  the app       http://${address?.host}:${address?.port}
  the database  ${look}

Edit main.ts and start again. npm run check judges it. Ctrl+C stops it.
`;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
    // A connection that somebody keeps open does not keep us.
    setTimeout(() => process.exit(), stopLimitMs).unref();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
