import type { Tone } from '../tiles/status.js';

/** The colours and the font of a chart. */
export interface ChartTheme {
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly ground: string;
  /** The background of raised surfaces, such as tooltips. */
  readonly raised: string;
  readonly palette: readonly string[];
  readonly tones: Readonly<Record<Tone, string>>;
  readonly font: string;
  readonly rtl: boolean;
  /** True if the user forces a few system colours, so series must differ in more than colour. */
  readonly forced: boolean;
}

/**
 * Colours that also differ under common kinds of colour blindness, with a contrast of at least 3:1
 * against the surface.
 */
const PALETTES = {
  light: ['#2f5fe0', '#c8560a', '#0a8f75', '#a8378f', '#8f7000', '#0f86b8', '#6f4fd6', '#b5304f'],
  dark: ['#7ea2ff', '#f2a15c', '#46c9a5', '#e58ad2', '#dcc04c', '#5cc4ee', '#b3a0ff', '#ff8f9f'],
} as const;

const COLORS = {
  light: {
    text: '#1b2430',
    muted: '#5b6675',
    border: '#e2e6ec',
    surface: '#ffffff',
    success: '#137a4a',
    warning: '#c77700',
    danger: '#c02b37',
    info: '#2f5fe0',
  },
  dark: {
    text: '#e8ecf2',
    muted: '#9aa5b4',
    border: '#2c3542',
    surface: '#171d26',
    success: '#4cc38a',
    warning: '#f0b04a',
    danger: '#ff7a85',
    info: '#7ea2ff',
  },
} as const;

type Colors = Omit<ChartTheme, 'font' | 'rtl' | 'forced'>;

/**
 * The system colours for forced colours, because browsers do not adjust the colours of a canvas.
 */
const FORCED: Colors = {
  text: 'CanvasText',
  muted: 'CanvasText',
  border: 'GrayText',
  ground: 'Canvas',
  raised: 'Canvas',
  palette: ['Highlight', 'LinkText', 'CanvasText', 'GrayText', 'VisitedText'],
  tones: {
    success: 'LinkText',
    warning: 'Highlight',
    danger: 'CanvasText',
    info: 'Highlight',
    neutral: 'GrayText',
  },
};

export function forcedColors(): MediaQueryList {
  return matchMedia('(forced-colors: active)');
}

/** Reads the theme from the custom properties that apply to an element. */
export function readChartTheme(element: HTMLElement, scheme: 'light' | 'dark'): ChartTheme {
  const style = getComputedStyle(element);
  const forced = forcedColors().matches;
  const colors = forced ? FORCED : readTokens(style, scheme);
  return {
    ...resolved(colors, element, style.colorScheme, forced),
    font: style.fontFamily,
    rtl: style.direction === 'rtl',
    forced,
  };
}

function readTokens(style: CSSStyleDeclaration, scheme: 'light' | 'dark'): Colors {
  const fallback = COLORS[scheme];
  const token = (name: string, otherwise: string): string =>
    style.getPropertyValue(name).trim() || otherwise;
  const ground = token('--dash-color-surface', fallback.surface);
  return {
    text: token('--dash-color-text', fallback.text),
    muted: token('--dash-color-text-muted', fallback.muted),
    border: token('--dash-color-border', fallback.border),
    ground,
    raised: token('--dash-color-surface-raised', ground),
    palette: PALETTES[scheme].map((color, index) => token(`--dash-chart-${index + 1}`, color)),
    tones: {
      success: token('--dash-color-success', fallback.success),
      warning: token('--dash-color-warning', fallback.warning),
      danger: token('--dash-color-danger', fallback.danger),
      info: token('--dash-color-accent', fallback.info),
      neutral: token('--dash-color-text-muted', fallback.muted),
    },
  };
}

/** A cache of resolved colours: all charts of a page usually share them. */
const known = new Map<string, Colors>();
const MOST_KNOWN = 16;

/** Colours that a canvas can parse; others, such as `light-dark()`, are resolved by an element. */
const PLAIN = /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl)a?\([^()]*\))$/i;

function resolved(
  colors: Colors,
  element: HTMLElement,
  colorScheme: string,
  forced: boolean,
): Colors {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const key = `${colorScheme} ${prefersDark} ${JSON.stringify(colors)}`;
  // Forced colours may change without a change of the key, so they are not cached.
  const before = forced ? undefined : known.get(key);
  if (before) {
    return before;
  }
  if (known.size >= MOST_KNOWN) {
    known.clear();
  }
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  (element.shadowRoot ?? element).append(probe);
  const resolve = (value: string): string => {
    if (!forced && PLAIN.test(value)) {
      return value;
    }
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const { palette, tones, ...single } = colors;
  const each = <K extends string>(record: Readonly<Record<K, string>>): Record<K, string> =>
    Object.fromEntries(
      Object.entries<string>(record).map(([name, value]) => [name, resolve(value)]),
    ) as Record<K, string>;
  const result: Colors = { ...each(single), palette: palette.map(resolve), tones: each(tones) };
  probe.remove();
  known.set(key, result);
  return result;
}

/** The colour at this opacity, from 0 to 1. */
export function faded(color: string, share: number): string {
  return `color-mix(in srgb, ${color} ${share * 100}%, transparent)`;
}

/**
 * Isolates the direction of a label: on a canvas that runs right to left, “-5” or “7-day” would
 * change their order.
 */
export function isolated(text: string, theme: ChartTheme): string {
  return theme.rtl ? `\u2068${text}\u2069` : text;
}
