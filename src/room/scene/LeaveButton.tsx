/** The way out by mouse: always there, hardly to be seen until the pointer moves. */
export function LeaveButton({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <button
      type="button"
      class="scene-leave"
      aria-keyshortcuts="Alt+Shift+S Escape"
      title="Leave stage mode (Escape)"
      onClick={onLeave}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 3 13 13M13 3 3 13" />
      </svg>
      <span class="visually-hidden">Leave stage mode</span>
    </button>
  );
}
