import { setupWorker } from 'msw/browser';
import { loadDataset } from './dataset.js';
import { createHandlers } from './handlers.js';

/** The part of the Trusted Types API that TypeScript's own library does not know. */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): string };
  };
}

/** A page under `require-trusted-types-for 'script'` registers no worker by a plain text. */
function trustedScriptUrl(url: string): string {
  const { trustedTypes } = window as unknown as TrustedTypesWindow;
  const policy = trustedTypes?.createPolicy('demo-worker', { createScriptURL: (text) => text });
  return policy ? policy.createScriptURL(url) : url;
}

function controllerChange(): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

/**
 * Registers the worker and waits until it controls the page, because msw reloads a page that it
 * finds with a registration but without a controller. After a forced reload that is what has to
 * happen.
 */
async function registerWorker(url: string): Promise<void> {
  const { serviceWorker } = navigator;
  const { controller } = serviceWorker;
  // A known worker is not registered again: that may wait seconds for the browser's look for a
  // newer one.
  if (controller?.scriptURL === url && (await serviceWorker.getRegistration())?.active) {
    return;
  }
  const controlled = controller ? undefined : controllerChange();
  const registration = await serviceWorker.register(trustedScriptUrl(url));
  if (!registration.active) {
    await controlled;
  }
}

/** A worker that the browser stopped while the page slept has forgotten whom it answers. */
function stayActive(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      navigator.serviceWorker.controller?.postMessage('MOCK_ACTIVATE');
    }
  });
}

/** Answers the requests below `baseUrl` in a service worker from now on. */
export async function startApi(baseUrl: string): Promise<void> {
  const url = new URL('mockServiceWorker.js', document.baseURI).href;
  await Promise.all([registerWorker(url), loadDataset()]);
  await setupWorker(...createHandlers(baseUrl)).start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url },
  });
  stayActive();
}
