/** The reason why an address gave no widget, in words for people. */
export class Fault extends Error {}

/** Listens for violations of the page's content security policy until `stop`. */
export interface PolicyWatch {
  blocked(url: URL): boolean;
  stop(): void;
}

export function watchPolicy(): PolicyWatch {
  const uris: string[] = [];
  const note = ({ blockedURI }: SecurityPolicyViolationEvent): void => void uris.push(blockedURI);
  document.addEventListener('securitypolicyviolation', note);
  return {
    // Browsers may report another origin without the path.
    blocked: ({ origin }) => uris.some((uri) => uri.startsWith(origin)),
    stop: () => document.removeEventListener('securitypolicyviolation', note),
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Requests the address again by `fetch`, because a failed import gives no reason. */
async function ask(url: URL): Promise<Response | undefined> {
  try {
    return await fetch(url, { cache: 'no-cache' });
  } catch {
    return undefined;
  } finally {
    // The event of a violation is fired after the request has failed.
    await nextTask();
  }
}

const IS_SCRIPT = /javascript|ecmascript/i;

/** Finds the reason why a module could not be imported. */
export async function diagnose(url: URL, error: unknown, policy: PolicyWatch): Promise<Fault> {
  const message = error instanceof Error ? error.message : String(error);
  const isForeign = url.origin !== location.origin;
  const answer = await ask(url);
  if (policy.blocked(url)) {
    return new Fault(
      `The content security policy of this page allows no modules from ${url.origin}. Serve the file from ${location.origin}, or add ${url.origin} to script-src in the policy of your own page.`,
    );
  }
  if (!answer) {
    return new Fault(
      isForeign
        ? `${url.origin} could not be reached, or does not allow this page to read from it. It must answer with the header Access-Control-Allow-Origin.`
        : `${url.href} could not be reached. Are you offline?`,
    );
  }
  if (!answer.ok) {
    const status = `${answer.status} ${answer.statusText}`.trim();
    return new Fault(`There is no module at ${url.href}: the server answered ${status}.`);
  }
  const type = answer.headers.get('content-type') ?? 'no content type';
  if (!IS_SCRIPT.test(type)) {
    return new Fault(
      `${url.href} is no module: the server sent ${type}, and a browser runs only text/javascript.`,
    );
  }
  if (error instanceof SyntaxError) {
    return new Fault(`${url.href} is no module that this browser understands: ${message}.`);
  }
  if (/module specifier|bare/i.test(message)) {
    return new Fault(
      `The module imports a package by its name, which only a bundler or an import map resolves: ${message} Build it into one file first.`,
    );
  }
  if (error instanceof TypeError && /import/i.test(message)) {
    return new Fault(`A module that ${url.href} imports could not be loaded: ${message}.`);
  }
  return new Fault(`The module’s own code failed while it was loaded: ${message}`);
}
