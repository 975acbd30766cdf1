/** The meaning of a status word, which decides its colour. */
export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

const WORDS: Readonly<Record<Exclude<Tone, 'neutral'>, readonly string[]>> = {
  success: [
    'online',
    'ok',
    'up',
    'active',
    'healthy',
    'normal',
    'good',
    'success',
    'succeeded',
    'connected',
    'running',
    'ready',
    'passed',
    'resolved',
    'complete',
    'completed',
    'delivered',
    'on time',
    'enabled',
    'paid',
  ],
  warning: [
    'warning',
    'warn',
    'degraded',
    'pending',
    'delayed',
    'late',
    'slow',
    'unstable',
    'expiring',
    'paused',
    'maintenance',
    'medium',
    'at risk',
    'diverted',
  ],
  danger: [
    'error',
    'critical',
    'failed',
    'failure',
    'down',
    'offline',
    'disconnected',
    'unhealthy',
    'bad',
    'danger',
    'fatal',
    'blocked',
    'overdue',
    'high',
    'cancelled',
    'canceled',
    'rejected',
    'severe',
  ],
  info: ['info', 'new', 'open', 'in progress', 'queued', 'starting', 'scheduled', 'low'],
};

const NEUTRAL = [
  'unknown',
  'inactive',
  'idle',
  'disabled',
  'archived',
  'closed',
  'none',
  'stopped',
];

const TONES = new Map<string, Tone>([
  ...Object.entries(WORDS).flatMap(([tone, words]) =>
    words.map((word): [string, Tone] => [word, tone as Tone]),
  ),
  ...NEUTRAL.map((word): [string, Tone] => [word, 'neutral']),
]);

/** The tone of a status word such as `online` or `in_progress`; undefined for other words. */
export function toneOf(word: string): Tone | undefined {
  return TONES.get(word.trim().toLowerCase().replace(/[_-]+/g, ' '));
}
