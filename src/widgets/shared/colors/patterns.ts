import type { ChartTheme } from '../charts/chart-theme.js';

/** A fill of lines or dots, drawn on a tile that repeats. */
interface Pattern {
  draw(context: CanvasRenderingContext2D, size: number): void;
  /** The same fill as a CSS background. */
  readonly css: string;
}

/** The side of a tile, in CSS pixels. */
const TILE = 8;
const STROKE = 2;

function lines(points: readonly (readonly [number, number, number, number])[]): Pattern['draw'] {
  return (context) => {
    context.beginPath();
    for (const [fromX, fromY, toX, toY] of points) {
      context.moveTo(fromX, fromY);
      context.lineTo(toX, toY);
    }
    context.stroke();
  };
}

function stripes(angle: string): string {
  return `repeating-linear-gradient(${angle}, CanvasText 0 2px, Canvas 2px 5px)`;
}

const HALF = TILE / 2;

/** Fills that are told apart without colours. */
const PATTERNS: readonly Pattern[] = [
  { draw: (context, size) => context.fillRect(0, 0, size, size), css: 'CanvasText' },
  { draw: () => undefined, css: 'Canvas' },
  {
    draw: lines([
      [-1, TILE + 1, TILE + 1, -1],
      [-1, 1, 1, -1],
      [TILE - 1, TILE + 1, TILE + 1, TILE - 1],
    ]),
    css: stripes('135deg'),
  },
  { draw: lines([[0, HALF, TILE, HALF]]), css: stripes('0deg') },
  {
    draw: (context) => {
      context.beginPath();
      context.arc(HALF, HALF, STROKE, 0, Math.PI * 2);
      context.fill();
    },
    css: 'radial-gradient(CanvasText 1.2px, Canvas 1.6px) 0 0 / 5px 5px',
  },
  { draw: lines([[HALF, 0, HALF, TILE]]), css: stripes('90deg') },
  {
    draw: lines([
      [-1, -1, TILE + 1, TILE + 1],
      [-1, TILE - 1, 1, TILE + 1],
      [TILE - 1, -1, TILE + 1, 1],
    ]),
    css: stripes('45deg'),
  },
  {
    draw: lines([
      [0, HALF, TILE, HALF],
      [HALF, 0, HALF, TILE],
    ]),
    css: `repeating-linear-gradient(0deg, CanvasText 0 1px, transparent 1px 4px),
      repeating-linear-gradient(90deg, CanvasText 0 1px, Canvas 1px 4px)`,
  },
];

function patternOf(slot: number): Pattern | undefined {
  return PATTERNS[slot % PATTERNS.length];
}

/** The fill of a slot with forced colours; sharp at any pixel ratio. */
export function patternFill(slot: number, { text, ground }: ChartTheme): CanvasPattern | string {
  const canvas = document.createElement('canvas');
  const ratio = devicePixelRatio;
  canvas.width = TILE * ratio;
  canvas.height = TILE * ratio;
  const context = canvas.getContext('2d');
  if (!context) {
    return text;
  }
  context.scale(canvas.width / TILE, canvas.height / TILE);
  context.fillStyle = ground;
  context.fillRect(0, 0, TILE, TILE);
  context.fillStyle = text;
  context.strokeStyle = text;
  context.lineWidth = STROKE;
  patternOf(slot)?.draw(context, TILE);
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(TILE / canvas.width, TILE / canvas.height));
  return pattern ?? text;
}

/** The fill of a slot with forced colours, as the CSS background of a legend's swatch. */
export function patternBackground(slot: number): string {
  return patternOf(slot)?.css ?? 'CanvasText';
}

/** The slots of labels that are shown together; by place if two of them had the same pattern. */
export function distinctPatterns(slots: readonly number[]): readonly number[] {
  const patterns = new Set(slots.map((slot) => slot % PATTERNS.length));
  return patterns.size === slots.length ? slots : slots.map((_slot, index) => index);
}

/** With forced colours, lines differ in their dashes. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [6, 4],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [6, 2, 2, 2, 2, 2],
  [4, 8],
  [1, 5],
];

export function dashesOf(slot: number): readonly number[] {
  return DASHES[slot % DASHES.length] ?? [];
}

/** The shapes of points, which also differ with forced colours. */
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross', 'crossRot', 'dash'];

export function shapeOf(slot: number): string {
  return SHAPES[slot % SHAPES.length] ?? 'circle';
}
