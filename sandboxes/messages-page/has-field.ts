/** True when a message is a JSON object with this field. */
export function hasField(message: string, name: string): boolean {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null && name in value;
  } catch {
    // A message that is not JSON has no fields.
    return false;
  }
}
