import type { ChartTheme } from './chart-theme.js';

/** The position in the data that a line of a tooltip describes. */
export interface TooltipPlace {
  readonly datasetIndex: number;
  readonly dataIndex: number;
}

export interface TooltipTexts {
  readonly title: (places: readonly TooltipPlace[]) => string;
  readonly label: (place: TooltipPlace) => string;
}

/** The approximate sizes of a character, of a line, and of the frame, in CSS pixels. */
const CHARACTER_WIDTH = 6.4;
const LINE_HEIGHT = 18;
const FRAME_WIDTH = 38;
const FRAME_HEIGHT = 44;

/** The number of characters in a line of a tooltip, which can't be wider than its canvas. */
export function charactersFor(width: number): number {
  return Math.max(8, Math.floor((width - FRAME_WIDTH) / CHARACTER_WIDTH));
}

/** The number of lines that fit below the title. */
export function mostLinesFor(height: number): number {
  return Math.max(1, Math.floor((height - FRAME_HEIGHT) / LINE_HEIGHT));
}

export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}

const SWATCH = { pointStyle: 'rectRounded', rotation: 0 };

/** The options of a tooltip that looks like the theme's other raised surfaces. */
export function tooltipOptions(
  theme: ChartTheme,
  texts: TooltipTexts,
  colorOf: (place: TooltipPlace) => string | CanvasPattern,
): object {
  const labelColor = (place: TooltipPlace): object => {
    const color = colorOf(place);
    return { backgroundColor: color, borderColor: theme.forced ? theme.text : color };
  };
  return {
    backgroundColor: theme.raised,
    titleColor: theme.text,
    bodyColor: theme.text,
    borderColor: theme.border,
    borderWidth: 1,
    padding: 8,
    cornerRadius: 6,
    boxPadding: 4,
    boxWidth: 8,
    boxHeight: 8,
    caretSize: 0,
    caretPadding: 8,
    titleFont: { family: theme.font, size: 12, weight: 600 },
    bodyFont: { family: theme.font, size: 12 },
    rtl: theme.rtl,
    // Chart.js mirrors where the lines start, but not to which side they go from there.
    bodyAlign: theme.rtl ? 'right' : 'left',
    textDirection: theme.rtl ? 'rtl' : 'ltr',
    usePointStyle: true,
    multiKeyBackground: 'transparent',
    callbacks: { ...texts, labelColor, labelPointStyle: () => SWATCH },
  };
}
