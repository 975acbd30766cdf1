import { pageScript } from '../../scripts/lib/page-script.mjs';

/**
 * Runs in a page before its own code: timers and `Date` proceed only by `clock.advance`. Frames,
 * promises and messages are not changed.
 */
export const FAKE_CLOCK = await pageScript(
  `import { fakeClock } from './src/data/testing/fake-clock.ts';
globalThis.clock = fakeClock(Date.now());`,
  'iife',
);
