/** A statement that a client has parsed, or made by PREPARE. */
export interface PreparedStatement {
  /** As the client wrote it. */
  readonly sql: string;
  /** How to parse it again; `undefined` for PREPARE, whose statement is on the backend from the beginning. */
  readonly source: StatementSource | undefined;
  /** Its name on the shared backend; the unnamed statement keeps the empty name. */
  readonly backendName: string;
  /** The backend may know nothing of it yet: statements answered without the backend are not parsed there. */
  isOnBackend: boolean;
}

export interface StatementSource {
  /** In the backend's names. */
  readonly backendSql: string;
  readonly parameterTypes: Uint8Array;
}

/** One session's prepared statements and portals, kept apart from all others' on the shared backend. */
export interface PreparedStatements {
  /** Adds or replaces, as Parse does; the caller has checked that the client may. */
  define(name: string, sql: string, source: StatementSource | undefined): PreparedStatement;
  find(name: string): PreparedStatement | undefined;
  has(name: string): boolean;
  remove(name: string): void;
  clear(): void;
  /** SQL behind each portal, for messages that execute it later. */
  readonly portals: Map<string, string>;
  /** All but the unnamed one, by the client's name. */
  readonly named: ReadonlyMap<string, PreparedStatement>;
  /** Backend names given up since the last call; to be closed there when it is free. */
  takeAbandoned(): string[];
}

/** `prefix` tells this session's statements from others'; names stay short, for PostgreSQL cuts them at 63 bytes. */
export function createPreparedStatements(prefix: string): PreparedStatements {
  const statements = new Map<string, PreparedStatement>();
  const abandoned: string[] = [];
  let count = 0;

  const remove = (name: string): void => {
    const statement = statements.get(name);
    if (statement?.isOnBackend && statement.backendName !== "") abandoned.push(statement.backendName);
    statements.delete(name);
  };

  return {
    portals: new Map(),
    define: (name, sql, source) => {
      remove(name);
      count += 1;
      const backendName = name === "" ? "" : `${prefix}_${count}`;
      const statement = { sql, source, backendName, isOnBackend: false };
      statements.set(name, statement);
      return statement;
    },
    get named() {
      return new Map([...statements].filter(([name]) => name !== ""));
    },
    find: (name) => statements.get(name),
    has: (name) => statements.has(name),
    remove,
    clear: () => {
      for (const name of [...statements.keys()]) remove(name);
    },
    takeAbandoned: () => abandoned.splice(0),
  };
}
