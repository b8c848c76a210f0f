import { fail, ok, type Result } from "../contract/result.ts";
import type { DatabaseClient } from "../postgres/client/database-client.ts";
import { createNodeDatabase } from "../postgres/node/database-client.ts";
import { readAssetFiles } from "../postgres/node/read-assets.ts";
import { createServerDatabase } from "../postgres/real/create-server-database.ts";
import { parseDatabaseUrl, withDatabase } from "../postgres/real/database-url.ts";
import { runtimeFile } from "./copied-lesson.ts";

export interface DatabaseChoice {
  readonly kind: "embedded" | "server";
  /** Address of the database on a server of one's own, without the password. */
  readonly shownUrl: string | null;
  create(): DatabaseClient;
}

const assets = {
  wasm: runtimeFile("postgres/pglite.wasm"),
  fsBundle: runtimeFile("postgres/pglite.data"),
  dataDirectory: runtimeFile("postgres/data-directory.tar"),
};

/** The Postgres in this folder, or the server that `DATABASE_URL` names; the error is for people. */
export function chooseDatabase(slug: string, url: string | undefined): Result<DatabaseChoice, string> {
  if (!url)
    return ok({
      kind: "embedded",
      shownUrl: null,
      create: () =>
        createNodeDatabase({
          workerUrl: runtimeFile("database-worker.mjs"),
          loadAssets: () => readAssetFiles(assets),
        }),
    });
  const parsed = parseDatabaseUrl(url);
  if (!parsed.ok) return fail(parsed.error);
  const name = `watertight_${slug.replaceAll("-", "_")}`;
  return ok({
    kind: "server",
    shownUrl: withDatabase(parsed.value, name).shown,
    create: () => createServerDatabase({ url: parsed.value, name }),
  });
}
