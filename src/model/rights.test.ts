import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createDashboard, createWidget } from './create.js';
import { refusalOf } from './refusal.js';
import { rightsOf, type Rights } from './rights.js';
import type { Change, Dashboard } from './types.js';

const ALL = ['dashboard.read', 'dashboard.write', 'dashboard.share'];
const board = createDashboard({ id: 'board' });

function rights(permissions: readonly string[] | undefined, granted?: readonly string[]): Rights {
  return rightsOf(permissions ? { ...board, permissions } : board, granted);
}

describe('rightsOf', () => {
  it('is all where no side says anything', () => {
    const all = { read: true, write: true, share: true };
    expect(rightsOf(undefined)).to.deep.equal(all);
    expect(rights(undefined)).to.deep.equal(all);
    expect(rights(ALL, ALL)).to.deep.equal(all);
  });

  it('is what both sides grant', () => {
    const sides = fc.option(fc.subarray([...ALL, 'other']), { nil: undefined });
    fc.assert(
      fc.property(sides, sides, (permissions, granted) => {
        const both = ALL.map(
          (right) =>
            (!permissions || permissions.includes(right)) && (!granted || granted.includes(right)),
        );
        const { read, write, share } = rights(permissions, granted);
        expect([read, write, share]).to.deep.equal(both);
      }),
    );
  });

  it('counts what the host grants before there is a dashboard', () => {
    expect(rightsOf(undefined, ['dashboard.read']).write).to.equal(false);
  });

  it('never allows to write to a document of a newer schema', () => {
    const newer: Dashboard = { ...board, schemaVersion: 99 };
    expect(rightsOf(newer, ALL)).to.deep.equal({ read: true, write: false, share: false });
  });
});

describe('refusalOf', () => {
  const rename: Change = { type: 'dashboard.update', set: { '/name': 'New' } };
  const others: Change[] = [
    rename,
    { type: 'layout.clear', breakpoint: 'md' },
    { type: 'widget.remove', id: 'isShared' },
    { type: 'widget.update', id: 'a', set: { '/isShared': true } },
    {
      type: 'widget.add',
      widget: createWidget({ id: 'a', type: 'note' }),
      rects: { lg: { x: 0, y: 0, w: 1, h: 1 } },
    },
  ];
  const sharing: Change[] = [
    { type: 'dashboard.update', set: { '/isShared': true } },
    { type: 'dashboard.update', set: { '/permissions/0': 'dashboard.share' } },
    { type: 'dashboard.update', unset: ['/permissions'] },
    { type: 'dashboard.update', unset: ['/ownerId'] },
  ];

  it('refuses every change without the right to write', () => {
    const reader: Rights = { read: true, write: false, share: true };
    for (const changes of [[], ...[...others, ...sharing].map((change) => [change])]) {
      expect(refusalOf(changes, reader)).to.include({ code: 'forbidden' });
    }
  });

  it('wants the right to share for who may see and change the dashboard, and for nothing else', () => {
    const writer: Rights = { read: true, write: true, share: false };
    expect(refusalOf(others, writer)).to.equal(undefined);
    for (const change of sharing) {
      expect(refusalOf([rename, change], writer)).to.include({ code: 'forbidden' });
      expect(refusalOf([rename, change], { ...writer, share: true })).to.equal(undefined);
    }
  });
});
