/** A padlock: this file is to be read. */
export function LockMark() {
  return (
    <svg class="lock-mark" viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
      <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" />
      <rect x="1.5" y="6" width="9" height="7" rx="1.5" />
    </svg>
  );
}
