import type { SandboxDefinition } from "../checks/sandbox-definition.ts";

/** Apart from the page's own scripts: the list grows with the course, and nobody needs it before a first check. */
const definitions = import.meta.glob<{ definition: SandboxDefinition }>("../../sandboxes/*/sandbox.ts");

export async function loadSandboxDefinition(slug: string): Promise<SandboxDefinition> {
  const load = definitions[`../../sandboxes/${slug}/sandbox.ts`];
  if (!load) throw new Error(`sandboxes/${slug}/sandbox.ts is not part of this build`);
  return (await load()).definition;
}
