import { restSource, type DataSource } from 'dash-grid/data';

const API = new URL('api', document.baseURI).href;

const NEEDS_WORKER =
  'There is no live data here: a service worker answers this page’s requests, and the browser ' +
  'allows one only on https or localhost. You can still arrange the widgets.';

async function startApi(): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) {
    throw new Error(NEEDS_WORKER);
  }
  const worker = await import('./api/worker.js');
  await worker.startApi(API);
}

/**
 * The source that requests this page's REST API. Requests wait until its service worker answers;
 * `onUnavailable` gets the reason if it never will.
 */
export function createOperationsSource(onUnavailable: (reason: string) => void): DataSource {
  const rest = restSource({ baseUrl: API });
  const isAnswering = startApi().then(
    () => true,
    (error: Error) => {
      onUnavailable(error.message);
      return false;
    },
  );
  return {
    title: 'Flight operations',
    async fetch(request, context) {
      // The page shows the reason once; a widget has room for a few words only.
      if (!(await isAnswering)) {
        throw new Error('No live data here.');
      }
      return rest.fetch(request, context);
    },
  };
}
