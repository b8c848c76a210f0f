/** Runs one statement with parameters; the rows by name. */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

export interface Workload {
  readonly name: string;
  /** The `count`th query; throws where the answer is wrong. */
  run(ask: Ask, count: number): Promise<void>;
}

const itemCount = 1_000;

export const seedSql = `
  CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL);
  INSERT INTO item SELECT id, 'item ' || id FROM generate_series(1, ${itemCount}) AS id`;

async function expectRow(
  ask: Ask,
  sql: string,
  values: readonly unknown[],
  wanted: Record<string, unknown>,
): Promise<void> {
  const { rows } = await ask(sql, values);
  const [row] = rows;
  if (rows.length !== 1 || JSON.stringify(row) !== JSON.stringify(wanted)) {
    throw new Error(`${sql} with ${values} gave ${JSON.stringify(rows)}`);
  }
}

export const workloads: readonly Workload[] = [
  {
    name: "expression",
    run: (ask, count) => expectRow(ask, "SELECT $1::int + 1 AS sum", [count], { sum: count + 1 }),
  },
  {
    name: "read by key",
    run: (ask, count) => {
      const id = 1 + (count % itemCount);
      return expectRow(ask, "SELECT id, name FROM item WHERE id = $1", [id], { id, name: `item ${id}` });
    },
  },
];
