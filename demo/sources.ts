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
 * The REST API that this page asks. Requests wait until its service worker answers; `onUnavailable`
 * hears why if it never will.
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
      // The page says why, once; a widget has room for a few words.
      if (!(await isAnswering)) {
        throw new Error('No live data here.');
      }
      return rest.fetch(request, context);
    },
  };
}
