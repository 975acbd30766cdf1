import { expect } from '@open-wc/testing';
import { createDataClient } from './data-client.js';
import { turn } from '../testing/fake-clock.js';
import type { DataSource, DataState } from '../types.js';

/** Sources that can't be asked, whatever their type says. */
const ODD: Readonly<Record<string, unknown>> = {
  'has no way to be asked': {},
  'has a title alone': { title: 'Orders' },
  'only runs actions': { execute: () => Promise.resolve(null) },
  'has a fetch that is none': { fetch: 'https://api.example' },
  'has a stream that is none': { fetch: () => Promise.resolve(1), subscribe: true },
  'is an address': 'https://api.example',
  'is a number': 5,
  'is a promise': Promise.resolve({}),
};

describe('a source that', () => {
  for (const [what, source] of Object.entries(ODD)) {
    it(`${what} ends in an error, and is not waited for`, async () => {
      const client = createDataClient(() => ({ s: source as DataSource }));
      const states: DataState[] = [];
      const abort = new AbortController();
      client.observe({ source: 's' }, (state) => states.push(state), { signal: abort.signal });
      await turn();
      expect(states.map(({ status }) => status)).to.deep.equal(['error']);
      expect(states[0]!.error!.message).to.contain('"s" can\'t be asked');
      const fault = await client.fetch({ source: 's' }).catch((error: Error) => error.message);
      expect(fault).to.contain("can't be asked");
      abort.abort();
    });
  }
});
