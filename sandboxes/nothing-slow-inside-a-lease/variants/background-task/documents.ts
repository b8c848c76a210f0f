/** A pool or a client: whatever runs a query. */
export interface Database {
  query(sql: string, values: unknown[]): Promise<{ rows: Document[]; rowCount: number | null }>;
}

/** `version` goes up by one with each new text. */
export interface Document {
  text: string;
  version: number;
}

export async function readDocument(db: Database, id: string): Promise<Document> {
  const { rows } = await db.query("SELECT text, version FROM documents WHERE id = $1", [id]);
  const [document] = rows;
  if (!document) throw new Error(`there is no document ${id}`);
  return document;
}

/** A new text has no summary yet. */
export async function saveText(db: Database, id: string, text: string): Promise<void> {
  await db.query("UPDATE documents SET text = $2, version = version + 1, summary = NULL WHERE id = $1", [id, text]);
}

/** Saves it beside the version that it was made of; false when there is a newer text by now. */
export async function saveSummary(db: Database, id: string, summary: string, version: number): Promise<boolean> {
  const sql = "UPDATE documents SET summary = $2 WHERE id = $1 AND version = $3";
  const { rowCount } = await db.query(sql, [id, summary, version]);
  return rowCount === 1;
}
