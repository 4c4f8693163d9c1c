/** The municipality's colours, as `#rrggbb`. */
export interface Theme {
  /** Bar, buttons, links: white text stands on it. */
  brand: string;
  /** The ink of the stamp and other small accents on paper. */
  accent?: string;
}

/** A style sheet with the municipality's colours; throws RangeError when a colour is malformed or too pale to read (WCAG 4.5:1 on white). */
export function themeCss(theme: Theme): string {
  const lines = [`--brand:${readable(theme.brand)}`];
  if (theme.accent) lines.push(`--accent:${readable(theme.accent)}`);
  return `:root{${lines.join(';')}}\n`;
}

function readable(color: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new RangeError(`color must be #rrggbb: ${color}`);
  if (contrastWithWhite(color) < 4.5) throw new RangeError(`color is too pale for white text: ${color}`);
  return color;
}

function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
