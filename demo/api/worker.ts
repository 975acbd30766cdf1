import { setupWorker } from 'msw/browser';
import { loadDataset } from './dataset.js';
import { createHandlers } from './handlers.js';

/** The part of the Trusted Types API that TypeScript's library lacks. */
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): string };
  };
}

/** The script URL as a trusted one, which `require-trusted-types-for 'script'` demands. */
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
 * Registers the worker and waits until it controls the page, because msw reloads a page that has a
 * registration but no controller. After a forced reload no worker will control the page, so it does
 * not wait and lets msw reload it.
 */
async function registerWorker(url: string): Promise<void> {
  const { serviceWorker } = navigator;
  const { controller } = serviceWorker;
  // Registering a known worker again may wait seconds for the browser's check for a newer one.
  if (controller?.scriptURL === url && (await serviceWorker.getRegistration())?.active) {
    return;
  }
  const controlled = controller ? undefined : controllerChange();
  const registration = await serviceWorker.register(trustedScriptUrl(url));
  if (!registration.active) {
    await controlled;
  }
}

/** Tells the worker again which page it serves: it forgets after the browser has stopped it. */
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
