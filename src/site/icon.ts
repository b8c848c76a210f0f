/** The site's sign in the sizes that systems ask for, from one drawing. */
export interface IconForm {
  readonly name: string;
  readonly sizePx: number;
  /** Share of the square that the sign fills; a mask may cut away a fifth at each side. */
  readonly fill: number;
  readonly purpose?: "maskable";
}

export const iconForms: readonly IconForm[] = [
  { name: "apple-touch", sizePx: 180, fill: 0.66 },
  { name: "icon-192", sizePx: 192, fill: 0.8 },
  { name: "icon-512", sizePx: 512, fill: 0.8 },
  { name: "maskable-512", sizePx: 512, fill: 0.54, purpose: "maskable" },
];

/** A square of the page's colour with the sign in its middle. */
export function drawIcon({ fill }: IconForm): string {
  const scale = (fill * 100) / 24;
  const at = (100 - fill * 100) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="512" height="512">
<rect width="100" height="100" fill="#edf2f4"/>
<g transform="translate(${at} ${at}) scale(${scale})"><rect x="1.5" y="1.5" width="21" height="21" rx="5" fill="none" stroke="#0b2430" stroke-width="2.4"/><path fill="#005e78" d="M5 5.6h14v3.2H5zM5 10.4h14v3.2H5zM5 15.2h14v3.2H5z"/></g>
</svg>`;
}
