import { expect } from '@open-wc/testing';
import { copyJson } from '../../model/copy-json.js';

describe('an answer of another window', () => {
  it('is copied as one of this window', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const parsed = (frame.contentWindow as unknown as typeof globalThis).JSON.parse(
      '{"rows":[{"n":1}]}',
    ) as { rows: { n: number }[] };
    const copy = copyJson(parsed);
    expect(copy).to.deep.equal({ rows: [{ n: 1 }] });
    expect(copy.rows[0]).not.to.equal(parsed.rows[0]);
    frame.remove();
  });
});
