import { equalDashboards } from '../../model/canonical.js';
import type { Dashboard } from '../../model/types.js';
import type { WidgetIds } from '../../sync/types.js';

/** The knowledge of an adapter about one dashboard, for as long as the adapter lives. */
export class Sighting {
  /** The newest document that the backend has shown. */
  document: Dashboard | undefined;
  ids: WidgetIds = {};
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs after all that were given before. Two writes at once that read before they write would see
   * nothing of each other, and a caller may have given up the first one.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  /** Notes a document with a revision of the backend. */
  see(dashboard: Dashboard): Dashboard {
    this.document = dashboard;
    return dashboard;
  }

  /**
   * Numbers a document of a backend that has no revisions: by the milliseconds at which this
   * content was first seen, always growing. The same content keeps its revision and its objects.
   *
   * @param above A revision that is known already.
   */
  number(dashboard: Dashboard, above = 0): Dashboard {
    const { document } = this;
    if (document && document.revision > above && equalDashboards(document, dashboard)) {
      return document;
    }
    const revision = Math.max(Date.now(), above + 1, (document?.revision ?? 0) + 1);
    return this.see({ ...dashboard, revision });
  }
}
