import { own } from '../model/record.js';
import type { JsonSchema } from '../registry/types/index.js';
import { textOf } from './resolve.js';

/** The conversion between the stored text of one format and the text in its control. */
export interface Codec {
  /** The `type` of the input. */
  readonly input:
    'text' | 'email' | 'url' | 'date' | 'time' | 'datetime-local' | 'password' | 'color';
  /** Returns the control's text for a stored text; undefined if the control can't show it. */
  show(value: string): string | undefined;
  /** Returns the text to store. `before` is the text stored until now. */
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

/** Formats a moment for `datetime-local`, in the browser's time zone. */
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
    // Browsers leave out seconds that are 0; the control never changes the stored time zone.
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

/** Finds the codec for the texts of a schema. */
export function codecOf(schema: JsonSchema): Codec {
  return own(CODECS, textOf(schema['format'])) ?? PLAIN;
}

/** Texts longer than this many characters get a control of several lines. */
const LONG = 200;
const MULTILINE = ['multiline', 'markdown', 'textarea', 'html'];

export function isMultiline({ format, maxLength }: JsonSchema): boolean {
  return (
    MULTILINE.includes(textOf(format)) ||
    (format === undefined && typeof maxLength === 'number' && maxLength > LONG)
  );
}
