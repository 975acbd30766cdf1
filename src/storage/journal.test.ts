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

  it('leaves out what others hold that live', async () => {
    const other = new Journal({ name });
    other.claim();
    journal.claim();
    journal.append(entry('m1'));
    other.append(entry('m2'));
    const left = async () => (await journal.left('a')).map(({ mutationId }) => mutationId);
    expect(await left()).to.deep.equal(['m1']);
    expect(pendingIds()).to.have.members(['m1', 'm2']);
    other.release();
    expect(await left()).to.have.members(['m1', 'm2']);
    journal.release();
  });

  for (const hasLocks of [true, false]) {
    it(`leaves out what other pages hold, ${hasLocks ? 'by their locks' : 'by asking them'}`, async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>Another page</p>';
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      const page = frame.contentWindow as Window & typeof globalThis;
      const owner = 'page-elsewhere';
      const stored = { ...entry('m1'), at: 1, replaces: [], owner };
      localStorage.setItem(`dash-grid:journal:${JSON.stringify(name)}:m1`, JSON.stringify(stored));
      if (hasLocks) {
        await new Promise<void>((held) => {
          void page.navigator.locks.request(`dash-grid:journal-owner:${owner}`, () => {
            held();
            return new Promise<void>(() => {});
          });
        });
      } else {
        Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
        const channel = new page.BroadcastChannel('dash-grid:journal-owner');
        channel.onmessage = () => channel.postMessage({ lives: owner });
      }
      try {
        expect(await journal.left('a')).to.deep.equal([]);
        frame.remove();
        for (let i = 0; i < 50 && (await journal.left('a')).length < 1; i++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        expect(await journal.left('a')).to.deep.equal([entry('m1')]);
      } finally {
        delete (navigator as { locks?: unknown }).locks;
      }
    });
  }

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
