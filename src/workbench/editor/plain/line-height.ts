/** Height of a line of the field, pixels: larger where the lesson is projected. */
export const lineHeightOf = (field: HTMLTextAreaElement): number =>
  Number.parseFloat(getComputedStyle(field).lineHeight);
