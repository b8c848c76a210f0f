import type { SandboxBundle } from "../../contract/sandbox.ts";

export type TakeHomeLesson = Pick<SandboxBundle, "slug" | "entry" | "checks">;

/** The page that somebody reads who has unpacked the zip. */
export const toReadme = ({ slug, entry, checks }: TakeHomeLesson): string => `# Watertight: ${slug}

The server of the lesson, with its database. Needs Node 22 or newer; no network, no npm install.

    npm start

runs ${entry} and prints where it listens, what it logs, and how its pool stands. Edit ${entry}, press Ctrl+C, start
again. \`npm start -- --port 8001 --database-port 5434\` chooses other ports, \`--help\` tells the rest.

## Look into the database

    psql -h 127.0.0.1 -p 5433 -U postgres

while the server runs: the very database that it uses. It is in memory and begins from the seed at each start.

## Check it

    npm run check

${checks.map(({ title, expected }) => `- ${title}: ${expected}.`).join("\n")}

Ends with exit code 0 when all pass, 1 when some fail, 2 when nothing could be judged. Minutes pass in a moment there.

## On a PostgreSQL of your own

    DATABASE_URL=postgresql://user:password@localhost:5432/postgres npm start

and the same before \`npm run check\`. A database watertight_${slug.replaceAll("-", "_")} is made on that server, marked as ours by
a comment, dropped and made anew at each start; nothing else is touched. The role needs CREATEDB, the server PostgreSQL
13 or newer. \`?sslmode=require\` encrypts.

## What is real, what is modelled

- Real: your code, the pg driver with its pool, HTTP and WebSocket on the port, Postgres and its SQL.
- Without DATABASE_URL, Postgres is PGlite: one backend behind many sessions. A second writer waits for the first one's
  commit, whatever its rows; a running statement cannot be interrupted.
- A statement takes 1 ms and a new connection 20 ms, plus up to half, whatever the machine needs. pg_sleep and timers
  follow the server's clock, which a check lets run ahead.
- On a PostgreSQL of your own now() and time-outs such as statement_timeout follow the machine's clock, also in a check.

LICENSE.txt and THIRD_PARTY_NOTICES.md tell the licences of what runtime/ carries.
`;
