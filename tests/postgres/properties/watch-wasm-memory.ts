/** Boots something that instantiates WebAssembly, and finds the memory that it made or was given. */
export async function watchWasmMemory<T>(
  boot: () => Promise<T>,
): Promise<{ readonly value: T; lengthBytes(): number }> {
  const memories = new Set<WebAssembly.Memory>();
  const { instantiate } = WebAssembly;
  const note = (object: object): void => {
    for (const entry of Object.values(object)) if (entry instanceof WebAssembly.Memory) memories.add(entry);
  };
  const watched = async (source: WebAssembly.Module, imports?: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const instance = await instantiate(source, imports);
    for (const module of [instance.exports, ...Object.values(imports ?? {})]) note(module);
    return instance;
  };
  WebAssembly.instantiate = watched as typeof instantiate;
  try {
    const value = await boot();
    if (memories.size === 0) throw new Error("No WebAssembly memory was seen");
    return { value, lengthBytes: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
