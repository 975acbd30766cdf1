import type { ChartTheme } from '../charts/chart-theme.js';
import { PALETTE_SIZE } from './label-slots.js';

/** The share of the colour in each of its shades; the rest is the colour of texts. */
const SHADES = [1, 0.62, 0.38];

/** The colour of a slot: one of the palette, or a shade of it. */
export function slotColor(slot: number, theme: ChartTheme): string {
  const color = theme.palette[slot % theme.palette.length] ?? theme.text;
  return shadeOf(color, Math.floor(slot / PALETTE_SIZE), theme);
}

/** A shade of a colour that stays distinct from the background. */
function shadeOf(color: string, shade: number, theme: ChartTheme): string {
  const share = SHADES[Math.min(shade, SHADES.length - 1)] ?? 1;
  return share === 1
    ? color
    : `color-mix(in srgb, ${color} ${share * 100}%, ${theme.text} ${100 - share * 100}%)`;
}
