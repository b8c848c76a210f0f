/** What a window keeps over its own reloads; where storage is refused it keeps nothing, which it says. */
export interface SessionStore {
  read(key: string): string | null;
  /** False where nothing is kept. */
  write(key: string, text: string): boolean;
}

export function openSessionStore(open: () => Storage = () => window.sessionStorage): SessionStore {
  return {
    read(key) {
      try {
        return open().getItem(key);
      } catch {
        // Refused: a window without a past.
        return null;
      }
    },
    write(key, text) {
      try {
        open().setItem(key, text);
        return true;
      } catch {
        // Refused or full; whoever writes is told.
        return false;
      }
    },
  };
}
