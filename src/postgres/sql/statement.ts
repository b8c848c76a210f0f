/** What a statement means for sharing one backend among sessions. */
export type Statement =
  /** Changes nothing and sees the same whether or not it runs inside a READ COMMITTED transaction. */
  | { readonly kind: "read" }
  /**
   * `isRepeatable`: after a rollback it does the same again, seen from a client. `locksOut`: names, among them those of
   * the tables that nobody may even read until its transaction ends.
   */
  | { readonly kind: "write"; readonly isRepeatable: boolean; readonly locksOut: readonly string[] }
  /** CLOSE, FETCH, MOVE: in a transaction that has declared no cursor they fail, or do nothing. */
  | { readonly kind: "cursor" }
  /** `deferrable`: at READ COMMITTED nothing is seen until the first statement, so the real BEGIN may wait. */
  | {
      readonly kind: "begin";
      readonly deferrable: boolean;
      readonly hasModes: boolean;
      readonly tag: "BEGIN" | "START TRANSACTION";
    }
  | { readonly kind: "commit" }
  | { readonly kind: "rollback" }
  /** COMMIT or ROLLBACK AND CHAIN: the end of one transaction and the beginning of another. */
  | { readonly kind: "chain"; readonly ending: "commit" | "rollback" }
  | { readonly kind: "savepoint"; readonly action: "save" | "release" | "rollback-to"; readonly name: string }
  | { readonly kind: "set"; readonly change: SettingChange }
  /** SET LOCAL, SET TRANSACTION and whatever else lasts as long as the transaction. */
  | { readonly kind: "set-local" }
  | { readonly kind: "prepare"; readonly name: string; readonly sql: string }
  /** `name` is of a prepared statement; what it does, that statement says. */
  | { readonly kind: "execute"; readonly name: string }
  | { readonly kind: "deallocate"; readonly name: string | "all" }
  | { readonly kind: "discard-all" }
  | { readonly kind: "listen"; readonly channel: string }
  | { readonly kind: "unlisten"; readonly channel: string | "*" }
  | { readonly kind: "copy-in"; readonly copy: CopyIn }
  /** Cannot be kept apart for each session, so it is refused; `feature` names it in the error. */
  | { readonly kind: "refused"; readonly feature: string };

export type SettingChange =
  | { readonly kind: "set" | "reset"; readonly names: readonly string[] }
  | { readonly kind: "reset-all" };

/** A COPY … FROM STDIN; `source` is where the word STDIN stands in the SQL, in UTF-16 units. */
export interface CopyIn {
  readonly source: { readonly start: number; readonly end: number };
  /** Table and column list as written. */
  readonly target: string;
  readonly isBinary: boolean;
}
