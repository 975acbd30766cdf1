import type { JsonSchema } from '../registry/types/index.js';
import { textOf } from './resolve.js';

/** How one format of text is shown in a control, and read from it. */
export interface Codec {
  /** `type` of the input. */
  readonly input:
    'text' | 'email' | 'url' | 'date' | 'time' | 'datetime-local' | 'password' | 'color';
  /** What the control shows for a stored text; undefined if it can't show that. */
  show(value: string): string | undefined;
  /** The text to store. `before` is what was stored. */
  read(shown: string, before: string): string;
}

function plain(input: Codec['input']): Codec {
  return {
    input,
    show: (value) => value,
    read: (shown) => shown,
  };
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(\d\d:\d\d(?::\d\d)?)(\.\d+)?(z|[+-]\d\d:?\d\d)?$/i;

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** A moment as `datetime-local` shows it: in the time zone of whoever looks. */
function toLocal(date: Date): string {
  return (
    `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}` +
    `T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  );
}

const CODECS: Readonly<Record<string, Codec>> = {
  email: plain('email'),
  uri: plain('url'),
  url: plain('url'),
  password: plain('password'),
  color: plain('color'),
  date: {
    ...plain('date'),
    show: (value) => (value === '' || DATE.test(value) ? value : undefined),
  },
  time: {
    input: 'time',
    show: (value) => (value === '' ? '' : TIME.exec(value)?.[1]),
    // Browsers leave seconds out when they are none; the zone is not the control's to change.
    read: (shown, before) =>
      (/^\d\d:\d\d$/.test(shown) ? `${shown}:00` : shown) + (TIME.exec(before)?.[3] ?? ''),
  },
  'date-time': {
    input: 'datetime-local',
    show: (value) => {
      const isMoment = value === '' || !Number.isNaN(Date.parse(value));
      return value === '' ? '' : isMoment ? toLocal(new Date(value)) : undefined;
    },
    read: (shown) => {
      const date = new Date(shown);
      return Number.isNaN(date.getTime()) ? shown : date.toISOString().replace('.000Z', 'Z');
    },
  },
};

const PLAIN = plain('text');

/** How the texts of a schema are shown and read. */
export function codecOf(schema: JsonSchema): Codec {
  return CODECS[textOf(schema['format'])] ?? PLAIN;
}

/** Of texts that are longer than this, several lines are shown. */
const LONG = 200;
const MULTILINE = ['multiline', 'markdown', 'textarea', 'html'];

export function isMultiline({ format, maxLength }: JsonSchema): boolean {
  return (
    MULTILINE.includes(textOf(format)) ||
    (format === undefined && typeof maxLength === 'number' && maxLength > LONG)
  );
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a text is, or undefined. */
export function readNumber(text: string): number | undefined {
  const number = NUMBER.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
