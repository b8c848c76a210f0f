/** What a statement means for sharing one backend among sessions. */
export type Statement =
  /** Changes nothing and sees the same whether or not it runs inside a READ COMMITTED transaction. */
  | { readonly kind: "read" }
  | { readonly kind: "write" }
  /** `deferrable`: at READ COMMITTED nothing is seen until the first statement, so the real BEGIN may wait. */
  | { readonly kind: "begin"; readonly deferrable: boolean; readonly tag: "BEGIN" | "START TRANSACTION" }
  | { readonly kind: "commit" }
  | { readonly kind: "rollback" }
  /** SAVEPOINT, RELEASE, ROLLBACK TO. */
  | { readonly kind: "savepoint" }
  | { readonly kind: "set"; readonly change: SettingChange }
  | { readonly kind: "deallocate"; readonly name: string | "all" }
  | { readonly kind: "discard-all" }
  /** Cannot be kept apart for each session, so it is refused; `feature` names it in the error. */
  | { readonly kind: "refused"; readonly feature: string };

export type SettingChange = { readonly kind: "set" | "reset"; readonly name: string } | { readonly kind: "reset-all" };
