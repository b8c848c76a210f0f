const icons = {
  send: "M2 8H13M8.5 3.5 13 8 8.5 12.5",
  cable: "M1 8H4.5M4.5 5V11H7V5ZM15 8H12M12 5.5V10.5M9 4 10.5 2.5M9 12 10.5 13.5",
  close: "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5",
} as const;

interface TabButtonProps {
  readonly icon: keyof typeof icons;
  readonly name: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Three of them fit on a tab's title line; the name is spoken, and shown to a pointer that rests. */
export function TabButton({ icon, name, disabled, onPress }: TabButtonProps) {
  return (
    <button type="button" aria-label={name} title={name} disabled={disabled} onClick={onPress}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
    </button>
  );
}
