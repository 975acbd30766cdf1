import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { IndexedDBStorage, Journal } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import { board, rename, retitle } from './store-fixture.js';

/** The window of the page in the frame. */
interface Page extends Window {
  store?: DashboardStore;
}

describe('A page that closes in the task of an edit', () => {
  const name = `test-close-${Date.now()}`;
  const source = (path: string) => new URL(path, import.meta.url).href;

  /** Opens another page, with a store that has loaded. */
  async function openPage(): Promise<HTMLIFrameElement> {
    const frame = document.createElement('iframe');
    const script = `
      import { DashboardStore } from '${source('./dashboard-store.ts')}';
      import { IndexedDBStorage } from '${source('../storage/indexeddb-storage.ts')}';
      import { Journal } from '${source('../storage/journal.ts')}';
      const name = '${name}';
      const store = new DashboardStore({
        storage: new IndexedDBStorage({ name }),
        journal: new Journal({ name }),
        id: 'a',
        seed: ${JSON.stringify(board())},
        typingDelay: 60000,
      });
      await store.load();
      window.store = store;
    `;
    frame.srcdoc = `<!doctype html><script type="module">${script}</script>`;
    document.body.append(frame);
    for (let i = 0; i < 400 && !pageOf(frame).store; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return frame;
  }

  const pageOf = (frame: HTMLIFrameElement) => frame.contentWindow as Page;

  after(async () => {
    await deleteDB(name);
  });

  it('loses nothing, ten times', async function () {
    this.timeout(60_000);
    for (let visit = 1; visit <= 10; visit++) {
      const frame = await openPage();
      const { store } = pageOf(frame);
      const seen = store?.state.dashboard;
      expect(seen?.name).to.equal(visit === 1 ? 'Board' : `Visit ${visit - 1}`);
      expect(seen?.widgets['one']?.title).to.equal(visit === 1 ? 'One' : `Typed ${visit - 1}`);
      store?.dispatch(rename(`Visit ${visit}`));
      store?.dispatch(retitle('one', `Typed ${visit}`), { coalesce: 'title' });
      frame.remove();
    }
    const storage = new IndexedDBStorage({ name });
    const journal = new Journal({ name });
    const store = new DashboardStore({ storage, id: 'a', seed: board(), journal });
    await store.load();
    expect(store.state.dashboard?.name).to.equal('Visit 10');
    await store.flush();
    expect((await storage.load('a'))?.widgets['one']?.title).to.equal('Typed 10');
    expect(journal.pending('a')).to.deep.equal([]);
    store.dispose();
    storage.close();
  });
});
