import { useMemo } from "preact/hooks";
import { drawQr } from "./qr-picture.ts";

/** Black on white in every theme: cameras are made for that. Nothing for a text that no code should carry. */
export function QrCode({ text }: { readonly text: string }) {
  const picture = useMemo(() => drawQr(text), [text]);
  if (!picture) return null;
  const { size, path } = picture;
  return (
    <svg
      class="invite-code"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={`QR code of ${text}`}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
