import { pageScript } from '../../scripts/lib/page-script.mjs';

/**
 * Runs in a page, before its own code: timers and `Date` go only as fast as `clock.advance` is
 * called. Frames, promises and messages stay as they are.
 */
export const FAKE_CLOCK = await pageScript(
  `import { fakeClock } from './src/data/testing/fake-clock.ts';
globalThis.clock = fakeClock(Date.now());`,
  'iife',
);
