import type pg from "pg";

/** Ends a pool and waits for its connections to close; `pool.end` alone resolves while they are still open. */
export async function endPool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const closed = Promise.withResolvers<void>();
  const count = (): void => {
    open -= 1;
    if (open === 0) closed.resolve();
  };
  pool.on("remove", count);
  if (open === 0) closed.resolve();
  await Promise.all([pool.end(), closed.promise]);
}
