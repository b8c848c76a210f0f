/** Green or red, as GET /suite/{service} tells it; null where it tells neither. */
export function readVerdict(body: string): "green" | "red" | null {
  try {
    const value: unknown = JSON.parse(body);
    const green = typeof value === "object" && value !== null ? Reflect.get(value, "green") : null;
    if (typeof green !== "boolean") return null;
    return green ? "green" : "red";
  } catch {
    // A body that is not JSON tells nothing.
    return null;
  }
}
