import { faded, type ChartTheme } from '../charts/chart-theme.js';
import { slotColor } from '../colors/label-colors.js';
import { LabelSlots } from '../colors/label-slots.js';
import { distinctPatterns, patternBackground, patternFill } from '../colors/patterns.js';
import type { Tone } from '../tiles/status.js';
import type { Part } from './parts.js';

/** The look of a part in the ring and in the list. */
export interface PartLook {
  readonly fill: string | CanvasPattern;
  /** The background of the part's swatch in the list. */
  readonly swatch: string;
}

const SHADES = [1, 0.6, 0.35];

/**
 * The colours of the parts of one chart: that of the status, a lighter shade for another part with
 * the same status, and a colour by label for the rest. A part keeps its colour for the life of the
 * chart, also while a filter leaves it out.
 */
export class PartColors {
  readonly #slots = new LabelSlots();
  /** The slots of all parts, by which they have patterns with forced colours. */
  readonly #patterns = new LabelSlots();
  readonly #shades = new Map<Tone, Map<string, number>>();

  looks(parts: readonly Part[], theme: ChartTheme): readonly PartLook[] {
    if (theme.forced) {
      const slots = distinctPatterns(this.#patterns.of(parts.map(({ label }) => label)));
      return slots.map((slot) => ({
        fill: patternFill(slot, theme),
        swatch: patternBackground(slot),
      }));
    }
    return parts.map(({ label, tone }) => {
      const [slot = 0] = tone ? [] : this.#slots.of([label]);
      const color = tone ? this.#toneColor(label, tone, theme) : slotColor(slot, theme);
      return { fill: color, swatch: color };
    });
  }

  #toneColor(label: string, tone: Tone, theme: ChartTheme): string {
    const shades = this.#shades.get(tone) ?? new Map<string, number>();
    this.#shades.set(tone, shades);
    const shade = shades.get(label) ?? shades.size;
    shades.set(label, shade);
    const share = SHADES[Math.min(shade, SHADES.length - 1)] ?? 1;
    return share === 1 ? theme.tones[tone] : faded(theme.tones[tone], share);
  }
}
