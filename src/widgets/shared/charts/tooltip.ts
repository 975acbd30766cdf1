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

/** The look of a tooltip, and the approximate sizes of its parts, in CSS pixels. */
interface TooltipLook {
  readonly font: number;
  readonly padding: number;
  readonly titleMargin: number;
  readonly character: number;
  readonly line: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
}

const USUAL: TooltipLook = {
  font: 12,
  padding: 8,
  titleMargin: 6,
  character: 6.4,
  line: 18,
  frameWidth: 38,
  frameHeight: 44,
};

const COMPACT: TooltipLook = {
  font: 11,
  padding: 5,
  titleMargin: 3,
  character: 6.3,
  line: 15.2,
  frameWidth: 24,
  frameHeight: 28,
};

/** The room for a tooltip on its canvas. */
export interface TooltipRoom {
  /** True if the canvas is so small that a usual tooltip would cover what it explains. */
  readonly isCompact: boolean;
  /** The number of characters in the title, which is never cut for the room beside the points. */
  readonly title: number;
  /** The number of characters in a line. */
  readonly characters: number;
  /** The number of lines below the title. */
  readonly lines: number;
}

/** The distance from the points, in CSS pixels. */
const DISTANCE = 8;
const LEAST_CHARACTERS = 8;
const LEAST_COMPACT_CHARACTERS = 5;
const COMPACT_BELOW = { width: 240, height: 130 };

/**
 * The room for a tooltip on a canvas of this size. It can't be wider than its canvas; on a small
 * one it takes less than half, so that it has room beside its points.
 */
export function tooltipRoom(width: number, height: number): TooltipRoom {
  const isCompact = width < COMPACT_BELOW.width || height < COMPACT_BELOW.height;
  const { character, line, frameWidth, frameHeight } = isCompact ? COMPACT : USUAL;
  const room = isCompact ? width / 2 - DISTANCE : width;
  const least = isCompact ? LEAST_COMPACT_CHARACTERS : LEAST_CHARACTERS;
  return {
    isCompact,
    title: Math.max(LEAST_CHARACTERS, Math.floor((width - frameWidth) / character)),
    characters: Math.max(least, Math.floor((room - frameWidth) / character)),
    lines: Math.max(1, Math.floor((height - frameHeight) / line)),
  };
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
  { isCompact }: Pick<TooltipRoom, 'isCompact'> = { isCompact: false },
): object {
  const { font, padding, titleMargin } = isCompact ? COMPACT : USUAL;
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
    padding,
    titleMarginBottom: titleMargin,
    cornerRadius: 6,
    boxPadding: isCompact ? 2 : 4,
    boxWidth: 8,
    boxHeight: 8,
    caretSize: 0,
    caretPadding: 8,
    titleFont: { family: theme.font, size: font, weight: 600 },
    bodyFont: { family: theme.font, size: font },
    rtl: theme.rtl,
    // Chart.js mirrors where the lines start, but not to which side they go from there.
    bodyAlign: theme.rtl ? 'right' : 'left',
    textDirection: theme.rtl ? 'rtl' : 'ltr',
    usePointStyle: true,
    multiKeyBackground: 'transparent',
    callbacks: { ...texts, labelColor, labelPointStyle: () => SWATCH },
  };
}
