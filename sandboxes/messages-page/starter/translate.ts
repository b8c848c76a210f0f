/** A service somewhere else. It takes two seconds, and no connection. */
export async function translate(text: string): Promise<string> {
  await new Promise<void>((resolve) => setTimeout(() => resolve(), 2_000));
  return `en: ${text}`;
}
