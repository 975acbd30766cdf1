/** A backend in memory. The same code answers over HTTP in tests and inside of a page. */
export interface Backend {
  handle(request: Request): Response | Promise<Response>;
}

/** One request, as a route sees it. */
export interface Call {
  readonly request: Request;
  /** The variable parts of the path, decoded. */
  readonly parts: readonly string[];
  readonly body: unknown;
}

type Answer = (call: Call) => Response | Promise<Response>;

/** Routes by method and path, such as `GET /dashboards/:id`. */
export type Routes = Readonly<Record<string, Answer>>;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: Answer;
}

/** Finds the route of a request; paths are compared from their end, so that a prefix may differ. */
export function router(routes: Routes, unknown: () => Response): Backend {
  const all = Object.entries(routes).map(([name, answer]): Route => {
    const [method = '', path = ''] = name.split(' ');
    return { method, path: new RegExp(`${path.replace(/:\w+/g, '([^/]+)')}$`), answer };
  });
  return {
    async handle(request) {
      const { pathname } = new URL(request.url);
      for (const { method, path, answer } of all) {
        const found = method === request.method ? path.exec(pathname) : null;
        if (found) {
          const parts = found.slice(1).map(decodeURIComponent);
          return answer({ request, parts, body: await readBody(request) });
        }
      }
      return unknown();
    },
  };
}

/** `undefined` for what is not JSON. */
async function readBody(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
