import { expect } from '@open-wc/testing';
import type { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { createDataClient } from './data-client.js';
import type { DataSource, ExecuteContext } from '../types.js';

const { signal } = new AbortController();

function client(execute?: DataSource['execute']) {
  const source: DataSource = { fetch: () => Promise.resolve(null), ...(execute && { execute }) };
  return createDataClient(() => ({ actions: source }));
}

async function failure(promise: Promise<unknown>): Promise<DashError> {
  return promise.then(
    () => expect.fail('it did not fail'),
    (error: DashError) => error,
  ) as Promise<DashError>;
}

describe('execute', () => {
  it('hands the request to the source, and its answer and progress back', async () => {
    const shares: number[] = [];
    let request: JsonObject = {};
    let context: ExecuteContext | undefined;
    const run = (given: JsonObject, with_: ExecuteContext): Promise<JsonValue> => {
      [request, context] = [given, with_];
      for (const share of [0, 0.5, 3, -1, Number.NaN]) {
        with_.progress(share);
      }
      return Promise.resolve({ message: 'ok' });
    };
    const options = { signal, onProgress: (share: number) => void shares.push(share) };
    const answer = await client(run).execute('actions', { action: 'a' }, options);
    expect(answer).to.deep.equal({ message: 'ok' });
    expect(request).to.deep.equal({ action: 'a' });
    expect(context?.signal).to.equal(signal);
    expect(shares).to.deep.equal([0, 0.5, 1]);
  });

  it('answers null for nothing', async () => {
    const nothing = (() => Promise.resolve()) as unknown as DataSource['execute'];
    expect(await client(nothing).execute('actions', {}, { signal })).to.equal(null);
  });

  it('says what is wrong', async () => {
    const missing = await failure(client().execute('toString', {}, { signal }));
    expect(missing.code).to.equal('unknown-source');
    const reads = await failure(client().execute('actions', {}, { signal }));
    expect([reads.code, reads.message]).to.deep.equal([
      'source-failed',
      'The data source "actions" only reads: it has no execute() to run actions with.',
    ]);
    const own = new Error('Down');
    const failing = () => Promise.reject(own);
    expect(await failure(client(failing).execute('actions', {}, { signal }))).to.equal(own);
    const odd = client(() => Promise.reject('odd')).execute('actions', {}, { signal });
    expect((await failure(odd)).message).to.equal('The data source "actions" failed: odd');
  });
});
