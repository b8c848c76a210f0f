/** Stands for a model behind the network: it takes a second to answer, and cannot read an empty text. */
export async function ai(text: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  if (text === "") throw new Error("the model found nothing to read");
  return `Summary of: ${text}`;
}
