import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { equalDashboards } from '../model/canonical.js';
import { applyChange, applyChanges } from '../model/change/apply.js';
import { createDashboard, createWidget } from '../model/create.js';
import { anyChanges } from '../model/testing/arbitraries.js';
import type { Change, Dashboard } from '../model/types.js';
import {
  acknowledge,
  discard,
  edit,
  fenceOf,
  fromBackend,
  giveUp,
  learn,
  madeHere,
  merge,
  receive,
  refuse,
  retryRefused,
  settle,
  startSending,
} from './replicated.js';
import type { Replicated } from './types.js';
import { unsentChanges } from './unsent.js';

const PLACE = { x: 0, y: 0, w: 4, h: 2 };

const board = createDashboard({
  id: 'board',
  revision: 1,
  widgets: {
    a: createWidget({ id: 'a', type: 'note', title: 'A' }),
    b: createWidget({ id: 'b', type: 'note', title: 'B' }),
  },
  layouts: { lg: { a: PLACE, b: { ...PLACE, x: 4 } } },
});

const REASON = { status: 422, message: 'No.' };

function retitle(id: string, title: string): Change {
  return { type: 'widget.update', id, set: { '/title': title } };
}

function addition(id: string): Change {
  const widget = createWidget({ id, type: 'note', title: id });
  return { type: 'widget.add', widget, rects: { lg: { ...PLACE, y: 4 } } };
}

function move(id: string, x: number, y = 0): Change {
  return { type: 'layout.set', breakpoint: 'lg', rects: { [id]: { ...PLACE, x, y } } };
}

/** The state after edits of the user. */
function edited(state: Replicated, ...changes: readonly Change[]): Replicated {
  const next = applyChanges(state.document, changes);
  return edit(state, { ...next, revision: state.document.revision + 1 });
}

/** The document of the backend after changes. */
function stored(document: Dashboard, ...changes: readonly Change[]): Dashboard {
  return { ...applyChanges(document, changes), revision: document.revision + 1 };
}

function sent(state: Replicated): Replicated {
  const next = startSending(state);
  expect(next?.sync.sending).to.not.equal(undefined);
  return next!;
}

/** The answer of a backend that has applied the mutation on its way. */
function answered(state: Replicated): Dashboard {
  const { base, sending } = state.sync;
  return sending?.document ?? stored(base!, ...sending!.changes);
}

function acknowledged(state: Replicated, answer = answered(state)): Replicated {
  return acknowledge(state, fenceOf(state)!, answer)!;
}

describe('a replica', () => {
  it('sends what differs from the backend, as one mutation that stays until it is answered', () => {
    const queued = edited(fromBackend(board), retitle('a', 'One'), retitle('a', 'Two'));
    const sending = sent(queued);
    expect(sending.sync.sending?.changes).to.deep.equal([retitle('a', 'Two')]);
    const later = edited(sending, retitle('b', 'Later'));
    expect(startSending(later)).to.equal(later);
    const done = acknowledged(later);
    expect(unsentChanges(done)).to.deep.equal([retitle('b', 'Later')]);
    expect(done.document.widgets['a']?.title).to.equal('Two');
  });

  it('sends nothing when nothing differs', () => {
    expect(startSending(fromBackend(board))).to.equal(undefined);
    const back = edited(edited(fromBackend(board), retitle('a', 'New')), retitle('a', 'A'));
    expect(startSending(back)).to.equal(undefined);
  });

  it('sends a dashboard that was made here as a whole, with the edits made meanwhile after it', () => {
    const sending = sent(madeHere(board));
    expect(sending.sync.sending).to.deep.include({ changes: [], document: board });
    const done = acknowledged(edited(sending, retitle('a', 'Meanwhile')), board);
    expect(unsentChanges(done)).to.deep.equal([retitle('a', 'Meanwhile')]);
  });

  it('adopts what the backend makes of its own write, and keeps what was edited since', () => {
    const sending = sent(edited(fromBackend(board), retitle('a', '  x ')));
    const trimmed = stored(board, retitle('a', 'x'));
    const done = acknowledged(sending, trimmed);
    expect(done.document.widgets['a']?.title).to.equal('x');
    expect(done.sync.conflicts).to.deep.equal([]);
    expect(startSending(done)).to.equal(undefined);
    const typing = acknowledged(edited(sending, retitle('a', '  xy')), trimmed);
    expect(typing.document.widgets['a']?.title).to.equal('  xy');
    expect(typing.sync.conflicts).to.deep.equal([]);
    expect(unsentChanges(typing)).to.deep.equal([retitle('a', '  xy')]);
  });

  it('merges what others have written, and keeps a conflict until it is settled', () => {
    const sending = sent(edited(fromBackend(board), retitle('a', 'Mine'), retitle('b', 'B2')));
    const theirs = stored(board, retitle('a', 'Theirs'), move('b', 6));
    const merged = merge(sending, fenceOf(sending)!, theirs)!;
    expect(merged.sync.sending).to.equal(undefined);
    expect(merged.document.widgets['b']?.title).to.equal('B2');
    expect(merged.document.layouts['lg']?.['b']?.x).to.equal(6);
    const [conflict] = merged.sync.conflicts;
    expect(conflict).to.deep.include({
      widgetId: 'a',
      path: '/title',
      mine: 'Mine',
      theirs: 'Theirs',
    });
    const done = acknowledged(sent(merged));
    expect(done.sync.conflicts).to.deep.equal([conflict]);
    expect(settle(done, conflict!.id).sync.conflicts).to.deep.equal([]);
  });

  it('drops an answer when another tab was faster', () => {
    const sending = sent(edited(fromBackend(board), retitle('a', 'Mine')));
    const fence = fenceOf(sending)!;
    const done = acknowledged(sending);
    const again = sent(edited(done, retitle('a', 'Again')));
    for (const state of [done, again]) {
      expect(acknowledge(state, fence, answered(sending))).to.equal(undefined);
      expect(merge(state, fence, board)).to.equal(undefined);
      expect(refuse(state, fence, retitle('a', 'Mine'), REASON)).to.equal(undefined);
      expect(giveUp(state, fence)).to.equal(undefined);
    }
    const rebased = merge(sending, fence, stored(board, retitle('b', 'B2')))!;
    expect(acknowledge(rebased, fence, answered(sending))).to.equal(undefined);
  });

  it('takes over what others wrote, but not while a mutation is on its way', () => {
    const theirs = stored(board, retitle('b', 'Theirs'));
    const queued = edited(fromBackend(board), retitle('a', 'Mine'));
    const received = receive(queued, 1, theirs)!;
    expect(received.document.widgets['b']?.title).to.equal('Theirs');
    expect(unsentChanges(received)).to.deep.equal([retitle('a', 'Mine')]);
    expect(receive(sent(queued), 1, theirs)).to.equal(undefined);
    expect(receive(received, 1, theirs)).to.equal(undefined);
  });

  it('counts its own revisions, and only where something shown has changed', () => {
    const quiet = receive(fromBackend(board), 1, { ...board, revision: 9 })!;
    expect(quiet.document).to.equal(board);
    expect(quiet.sync.base?.revision).to.equal(9);
    const moved = receive(quiet, 9, { ...stored(board, retitle('a', 'New')), revision: 10 })!;
    expect(moved.document.revision).to.equal(2);
    expect(moved.document.widgets['b']).to.equal(board.widgets['b']);
  });

  describe('with a refused change', () => {
    const both = edited(fromBackend(board), addition('new'), retitle('a', 'Fine'));

    function refused(state = both, index = 0): Replicated {
      const sending = sent(state);
      const change = sending.sync.sending!.changes[index]!;
      return refuse(sending, fenceOf(sending)!, change, REASON)!;
    }

    it('goes on with the rest, and shows it still', () => {
      const state = refused();
      expect(state.document.widgets['new']?.title).to.equal('new');
      expect(state.sync.refused.map(({ message }) => message)).to.deep.equal(['No.']);
      expect(unsentChanges(state)).to.deep.equal([retitle('a', 'Fine')]);
      const done = acknowledged(sent(state));
      expect(startSending(done)).to.equal(undefined);
      expect(done.document.widgets['new']?.title).to.equal('new');
      expect(done.sync.refused).to.have.length(1);
    });

    it('sends no place of a widget that the backend does not have', () => {
      const state = edited(refused(), move('new', 8, 8), move('b', 8));
      expect(unsentChanges(state)).to.deep.equal([retitle('a', 'Fine'), move('b', 8)]);
    });

    it('sends it again when it is edited, removed, or tried again', () => {
      const changed = edited(refused(), retitle('new', 'Other'));
      expect(changed.sync.refused).to.deep.equal([]);
      expect(unsentChanges(changed).map(({ type }) => type)).to.include('widget.add');
      const removed = edited(refused(), { type: 'widget.remove', id: 'new' });
      expect(removed.sync.refused).to.deep.equal([]);
      expect(unsentChanges(removed)).to.deep.equal([retitle('a', 'Fine')]);
      expect(unsentChanges(retryRefused(refused()))).to.have.length(2);
    });

    it('is discarded on demand', () => {
      const state = refused();
      const rest = discard(state, state.sync.refused[0]!.id);
      expect(rest.sync.refused).to.deep.equal([]);
      expect(rest.document.widgets).to.have.keys('a', 'b');
      expect(rest.document.revision).to.equal(state.document.revision + 1);
      expect(unsentChanges(rest)).to.deep.equal([retitle('a', 'Fine')]);
      const title = refused(edited(fromBackend(board), retitle('a', 'Bad')));
      const back = discard(title, title.sync.refused[0]!.id);
      expect(equalDashboards(back.document, board)).to.equal(true);
    });

    it('forgets it when others make it pointless', () => {
      const title = refused(edited(fromBackend(board), retitle('a', 'Bad')));
      const gone = receive(title, 1, stored(board, { type: 'widget.remove', id: 'b' }))!;
      expect(gone.sync.refused).to.have.length(1);
      const same = receive(title, 1, stored(board, retitle('a', 'Bad')))!;
      expect(same.sync.refused).to.deep.equal([]);
    });
  });

  it('keeps the ids of the backend', () => {
    const state = learn(learn(fromBackend(board), { a: '7' }), { b: '8' });
    expect(state.sync.ids).to.deep.equal({ a: '7', b: '8' });
    expect(acknowledged(sent(edited(state, retitle('a', 'New')))).sync.ids).to.equal(
      state.sync.ids,
    );
  });

  it('ends with the same document on all devices, whatever was edited, lost or repeated', () => {
    fc.assert(
      fc.property(anyHistory(), (steps) => {
        const world = new World();
        steps.forEach((step) => world.take(step));
        world.calm();
        for (const { document, sync } of world.devices) {
          expect(equalDashboards(document, world.server)).to.equal(true);
          expect(unsentChanges({ document, sync })).to.deep.equal([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Step = readonly [
  device: number,
  action: 'edit' | 'send' | 'arrive' | 'answer' | 'lose' | 'receive',
  edits: (document: Dashboard) => Change[],
];

/** Three devices, and a backend that checks revisions and knows its mutations. */
class World {
  server: Dashboard = board;
  readonly devices: Replicated[] = [board, board, board].map((document) => fromBackend(document));
  readonly #known = new Set<string>();
  /** The answer that is on its way to each device. */
  readonly #answers: (Dashboard | undefined)[] = [];

  take([device, action, edits]: Step): void {
    const state = this.devices[device]!;
    const next = this.#next(device, state, action, edits);
    this.devices[device] = next ?? state;
  }

  /** Everything is sent and received. */
  calm(): void {
    const actions = ['receive', 'send', 'arrive', 'answer'] as const;
    for (let round = 0; round < 6; round++) {
      for (const device of this.devices.keys()) {
        actions.forEach((action) => this.take([device, action, () => []]));
      }
    }
  }

  #next(
    device: number,
    state: Replicated,
    action: Step[1],
    edits: Step[2],
  ): Replicated | undefined {
    switch (action) {
      case 'edit':
        return edited(state, ...edits(state.document));
      case 'send':
        return startSending(state);
      case 'arrive':
        return this.#arrive(device, state);
      case 'lose':
        this.#answers[device] = undefined;
        return undefined;
      case 'answer':
        return this.#answer(device, state);
      case 'receive':
        return receive(state, state.sync.base!.revision, this.server);
    }
  }

  #arrive(device: number, { sync }: Replicated): undefined {
    const { sending, base } = sync;
    if (!sending) {
      return;
    }
    if (!this.#known.has(sending.mutationId) && base!.revision === this.server.revision) {
      this.#known.add(sending.mutationId);
      this.server = stored(this.server, ...sending.changes);
    }
    this.#answers[device] = this.server;
  }

  #answer(device: number, state: Replicated): Replicated | undefined {
    const answer = this.#answers[device];
    const fence = fenceOf(state);
    this.#answers[device] = undefined;
    if (!answer || !fence) {
      return undefined;
    }
    return this.#known.has(fence.mutationId)
      ? acknowledge(state, fence, answer)
      : merge(state, fence, answer);
  }
}

function anyHistory(): fc.Arbitrary<Step[]> {
  const anyStep = fc
    .tuple(
      fc.nat(2),
      fc.constantFrom<Step[1]>('edit', 'edit', 'send', 'arrive', 'answer', 'lose', 'receive'),
      fc.nat(),
    )
    .map(([device, action, seed]): Step => [
      device,
      action,
      // The changes have to fit the document of that moment.
      (document) => fc.sample(anyChanges(document, applyChange), { numRuns: 1, seed })[0]!,
    ]);
  return fc.array(anyStep, { minLength: 5, maxLength: 40 });
}
