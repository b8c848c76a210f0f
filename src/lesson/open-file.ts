/** A file of an open lesson, as it stands now. */
export interface OpenFile {
  readonly path: string;
  readonly editable: boolean;
  readonly source: string;
  readonly changed: boolean;
}
