import { expect } from '@open-wc/testing';
import type { Change } from '../model/types.js';
import { Journal, type JournalEntry } from './journal.js';

function rename(name: string): Change {
  return { type: 'dashboard.update', set: { '/name': name } };
}

function entry(mutationId: string, init: Partial<JournalEntry> = {}): JournalEntry {
  return {
    dashboardId: 'a',
    mutationId,
    baseRevision: 1,
    changes: [rename(mutationId)],
    ...init,
  };
}

describe('Journal', () => {
  let name: string;
  let journal: Journal;
  let count = 0;

  beforeEach(() => {
    name = `test-${Date.now()}-${++count}`;
    journal = new Journal({ name });
  });

  afterEach(() => {
    for (const key of Object.keys(localStorage)) {
      // Other test files run at the same time, with journals of their own.
      if (key.includes(name)) {
        localStorage.removeItem(key);
      }
    }
  });

  const pendingIds = (id = 'a', from = new Journal({ name })) =>
    from.pending(id).map(({ mutationId }) => mutationId);

  it('gives back, to another page, what was not settled, in order', () => {
    journal.append(entry('m1', { inverse: [rename('before')] }));
    journal.append(entry('m2'));
    journal.append(entry('m3'));
    journal.settle('m2');
    expect(new Journal({ name }).pending('a')).to.deep.equal([
      entry('m1', { inverse: [rename('before')] }),
      entry('m3'),
    ]);
  });

  it('keeps dashboards apart, and databases', () => {
    journal.append(entry('m1'));
    journal.append(entry('m2', { dashboardId: 'b' }));
    new Journal({ name: `${name}:x` }).append(entry('m3'));
    expect(pendingIds()).to.deep.equal(['m1']);
    expect(pendingIds('b')).to.deep.equal(['m2']);
    expect(pendingIds('a', new Journal({ name: `${name}:x` }))).to.deep.equal(['m3']);
  });

  it('lets one entry take the place of others', () => {
    journal.append(entry('m1'));
    journal.append(entry('m2'), ['m1']);
    expect(pendingIds()).to.deep.equal(['m2']);
  });

  it('ignores an entry that another contains, should the page have ended in between', () => {
    journal.append(entry('m1'));
    const key = Object.keys(localStorage).find((candidate) => candidate.endsWith(':m1'))!;
    const text = localStorage.getItem(key)!;
    journal.append(entry('m2'), ['m1']);
    localStorage.setItem(key, text);
    expect(pendingIds()).to.deep.equal(['m2']);
  });

  it('can settle what another page wrote', () => {
    journal.append(entry('m1'));
    new Journal({ name }).settle('m1');
    expect(pendingIds()).to.deep.equal([]);
  });

  it('drops entries that are broken, whole', () => {
    journal.append(entry('good'));
    const prefix = `dash-grid:journal:${JSON.stringify(name)}:`;
    const stored = { ...entry('x'), at: 1, replaces: [] };
    const broken: Record<string, string> = {
      a: 'no json',
      b: 'null',
      c: '[]',
      d: JSON.stringify({ ...stored, mutationId: 'd', changes: 'none' }),
      e: JSON.stringify({ ...stored, mutationId: 'e', changes: [] }),
      f: JSON.stringify({ ...stored, mutationId: 'f', changes: [rename('x'), { type: 'evil' }] }),
      g: JSON.stringify({ ...stored, mutationId: 'other' }),
      h: JSON.stringify({ ...stored, mutationId: 'h', baseRevision: '1' }),
      i: JSON.stringify({ ...stored, mutationId: 'i', inverse: [{ type: 'evil' }] }),
    };
    for (const [key, value] of Object.entries(broken)) {
      localStorage.setItem(prefix + key, value);
    }
    expect(pendingIds()).to.deep.equal(['good']);
    expect(Object.keys(localStorage).filter((key) => key.startsWith(prefix))).to.have.length(1);
  });

  it('leaves an entry of a newer version for that', () => {
    journal.append(entry('m1'));
    const key = Object.keys(localStorage).find((candidate) => candidate.endsWith(':m1'))!;
    const stored = JSON.parse(localStorage.getItem(key)!) as object;
    const newer = { ...stored, schemaVersion: 99, changes: [{ type: 'group.add' }] };
    localStorage.setItem(key, JSON.stringify(newer));
    expect(pendingIds()).to.deep.equal([]);
    expect(localStorage.getItem(key)).to.equal(JSON.stringify(newer));
  });

  it('can leave out what was typed a moment ago, and nothing else', () => {
    journal.append(entry('m1'));
    journal.append(entry('m2', { isTyped: true }));
    const key = Object.keys(localStorage).find((candidate) => candidate.endsWith(':m2'))!;
    const ids = () => journal.pending('a', 1000).map(({ mutationId }) => mutationId);
    expect(ids()).to.deep.equal(['m1']);
    for (const [age, expected] of [
      [2000, ['m1', 'm2']],
      [-2000, ['m1', 'm2']],
    ] as const) {
      const stored = JSON.parse(localStorage.getItem(key)!) as object;
      localStorage.setItem(key, JSON.stringify({ ...stored, writtenAt: Date.now() - age }));
      expect(ids()).to.have.members(expected);
    }
  });

  it('is silently absent without localStorage, or when that refuses', () => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const refusing = {
      length: 1,
      key: refuse,
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
    };
    const absent = new Journal({ name, area: refusing as unknown as Storage });
    absent.append(entry('m1'));
    absent.settle('m1');
    expect(absent.pending('a')).to.deep.equal([]);
  });

  describe('without room', () => {
    let hasRoom: boolean;

    beforeEach(() => {
      hasRoom = true;
      const area = new Proxy(localStorage, {
        get(target, key) {
          if (key === 'setItem' && !hasRoom) {
            throw new DOMException('full', 'QuotaExceededError');
          }
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
      journal = new Journal({ name, area });
      journal.append(entry('m1'));
      hasRoom = false;
    });

    it('keeps what an entry would have replaced', () => {
      journal.append(entry('m2'), ['m1']);
      expect(pendingIds()).to.deep.equal(['m1']);
    });

    it('settles what an entry would have replaced together with it', () => {
      journal.append(entry('m2'), ['m1']);
      journal.append(entry('m3'), ['m2']);
      journal.settle('m3');
      expect(pendingIds()).to.deep.equal([]);
      hasRoom = true;
      journal.append(entry('m4'));
      expect(pendingIds()).to.deep.equal(['m4']);
    });

    it('writes an entry that contains all that was left out, once there is room', () => {
      journal.append(entry('m2'), ['m1']);
      hasRoom = true;
      journal.append(entry('m3'), ['m2']);
      expect(pendingIds()).to.deep.equal(['m3']);
      journal.settle('m3');
      expect(pendingIds()).to.deep.equal([]);
    });

    it('leaves out what builds on an entry that was left out', () => {
      journal.append(entry('m2'), ['m1']);
      hasRoom = true;
      journal.append(entry('m3'));
      journal.append(entry('m4'), ['m3']);
      expect(pendingIds()).to.deep.equal(['m1']);
      journal.append(entry('m5'), ['m2', 'm4']);
      expect(pendingIds()).to.deep.equal(['m5']);
    });
  });

  it('is bounded, and what it keeps is a beginning without gaps', () => {
    for (let i = 0; i < 510; i++) {
      journal.append(entry(`m${i}`));
    }
    const ids = pendingIds();
    expect(ids).to.have.length(500);
    expect(ids[499]).to.equal('m499');
    journal.settle('m0');
    journal.append(entry('later'));
    expect(pendingIds()).to.have.length(499);
    ids.forEach((id) => journal.settle(id));
    journal.append(entry('fresh'));
    expect(pendingIds()).to.deep.equal(['fresh']);
  });
});
