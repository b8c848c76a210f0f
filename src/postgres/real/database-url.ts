import { fail, ok, type Result } from "../../contract/result.ts";

/** Where a server is, as `DATABASE_URL` tells it. */
export interface DatabaseUrl {
  /** For `pg`, with the meaning of `sslmode` that `psql` gives it. */
  readonly connectionString: string;
  /** For people: without the password. */
  readonly shown: string;
}

/** Reads `postgresql://user:password@host:port/database?sslmode=require`, or says what is wrong with it. */
export function parseDatabaseUrl(text: string): Result<DatabaseUrl, string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    return fail(
      "DATABASE_URL is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/postgres",
    );
  if (url.searchParams.has("sslmode") && !url.searchParams.has("uselibpqcompat"))
    url.searchParams.set("uselibpqcompat", "true");
  const shown = new URL(url);
  shown.password = "";
  shown.searchParams.delete("uselibpqcompat");
  return ok({ connectionString: url.href, shown: shown.href });
}

/** The same server and role, another database of it. */
export function withDatabase({ connectionString, shown }: DatabaseUrl, name: string): DatabaseUrl {
  const replace = (text: string): string => {
    const url = new URL(text);
    url.pathname = `/${name}`;
    return url.href;
  };
  return { connectionString: replace(connectionString), shown: replace(shown) };
}
