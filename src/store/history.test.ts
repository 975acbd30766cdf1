import { expect } from '@open-wc/testing';
import { MemoryStorage } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import { board, rename } from './store-fixture.js';

describe('The history of DashboardStore', () => {
  let store: DashboardStore;

  beforeEach(async () => {
    store = new DashboardStore({ storage: new MemoryStorage(), id: 'a', seed: board() });
    await store.load();
  });

  afterEach(() => store.dispose());

  it('goes back 500 steps, and says at the last one that there were more', async () => {
    for (let i = 1; i <= 510; i++) {
      store.dispatch(rename(`${i}`));
    }
    expect(store.state.undoIsLimited).to.equal(false);
    for (let i = 1; i < 500; i++) {
      store.undo();
    }
    expect(store.state).to.include({ canUndo: true, undoIsLimited: true });
    expect(store.undo()).to.equal(true);
    expect(store.undo()).to.equal(false);
    expect(store.state).to.include({ canUndo: false, undoIsLimited: true });
    expect(store.state.dashboard?.name).to.equal('10');
    store.redo();
    store.redo();
    expect(store.state.undoIsLimited).to.equal(false);
    await store.flush();
  });

  it('says nothing of a limit when it goes back to the first edit', async () => {
    for (let i = 1; i <= 500; i++) {
      store.dispatch(rename(`${i}`));
    }
    while (store.undo()) {
      expect(store.state.undoIsLimited).to.equal(false);
    }
    expect(store.state.dashboard?.name).to.equal('Board');
    await store.flush();
  });
});
