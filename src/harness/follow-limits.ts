/** How many yields of one generator are reported step by step; what yields on is an iterator and lends nothing. */
export const followedYields = 4;

/** Generators of one request, socket or server that are followed in one second of virtual time. */
const mostPerSecond = 20;
const secondMs = 1_000;
const mostScopes = 256;

interface Window {
  readonly sinceMs: number;
  count: number;
}

/** Says whether one more generator of a scope is followed: a loop may make thousands in one turn. */
export function createFollowLimit(nowMs: () => number): (scopeId: string) => boolean {
  const windows = new Map<string, Window>();

  function forgetOld(atMs: number) {
    if (windows.size < mostScopes) return;
    for (const [scopeId, { sinceMs }] of windows) if (atMs - sinceMs >= secondMs) windows.delete(scopeId);
    // As many scopes in one second: the oldest begins anew.
    for (const scopeId of windows.keys()) {
      if (windows.size < mostScopes) return;
      windows.delete(scopeId);
    }
  }

  return (scopeId) => {
    const atMs = nowMs();
    let window = windows.get(scopeId);
    if (!window || atMs - window.sinceMs >= secondMs) {
      windows.delete(scopeId);
      forgetOld(atMs);
      window = { sinceMs: atMs, count: 0 };
      windows.set(scopeId, window);
    }
    window.count += 1;
    return window.count <= mostPerSecond;
  };
}
