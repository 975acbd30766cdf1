import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file that a URL path names, or undefined when it points out of the folder. */
export function fileFor(folder, urlPath) {
  let path;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const base = resolve(folder);
  const file = resolve(join(base, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(base + sep) ? file : undefined;
}

/** The folder mounted at the longest prefix of the path, and the rest of the path. */
function mountFor(mounts, path) {
  const prefix = Object.keys(mounts)
    .filter((candidate) => path.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0];
  return prefix && { folder: mounts[prefix], rest: path.slice(prefix.length - 1) };
}

async function answer(request, response, { mounts, headers }) {
  const send = (status, body, extra = {}) => {
    response.writeHead(status, { 'content-type': TYPES['.html'], ...headers, ...extra });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(405, 'Method not allowed', { allow: 'GET, HEAD' });
  }
  const path = request.url.split(/[?#]/)[0];
  const mount = mountFor(mounts, path);
  const file = mount && fileFor(mount.folder, mount.rest);
  const found = file && (await stat(file).catch(() => undefined));
  if (found?.isDirectory()) return send(301, '', { location: `${path.replace(/^\/+/, '/')}/` });
  if (!found?.isFile()) {
    return send(
      404,
      '<!doctype html><title>Not found</title><h1>Not found</h1><a href="/">Home</a>',
    );
  }
  // Always asked again, so that a new build is seen at once; unchanged files are not sent twice.
  const tag = `"${found.size}-${Math.trunc(found.mtimeMs)}"`;
  const common = {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    etag: tag,
    ...headers,
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, common);
    return response.end();
  }
  response.writeHead(200, { ...common, 'content-length': found.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

const listen = (handler, port, host) =>
  new Promise((done, failed) => {
    const server = createServer(handler);
    server.once('error', failed);
    server.listen(port, host, () => done(server));
  });

/** Both addresses that `localhost` may mean, or a page could reach another program on the same port. */
async function listenOnLoopback(handler, port) {
  const first = await listen(handler, port, '127.0.0.1');
  try {
    return [first, await listen(handler, first.address().port, '::1')];
  } catch (error) {
    if (error.code !== 'EADDRINUSE') return [first]; // This machine has no IPv6.
    first.close();
    throw error;
  }
}

/**
 * Serves folders to this machine only.
 *
 * @param options.mounts Folders by URL prefix: `{'/': 'dist/demo/'}`; the longest prefix wins.
 * @param options.port The first port to try; 0 takes any free one.
 * @param options.tries How many ports to try, one after the other.
 * @param options.headers Sent with every answer.
 */
export async function serve({ mounts, port = 0, tries = 1, headers = {} }) {
  const handler = (request, response) => {
    answer(request, response, { mounts, headers }).catch(() => response.destroy());
  };
  let servers;
  for (let left = tries; !servers; left--, port++) {
    try {
      servers = await listenOnLoopback(handler, port);
    } catch (error) {
      if (left <= 1 || !['EADDRINUSE', 'EACCES'].includes(error.code)) throw error;
    }
  }
  return {
    url: `http://localhost:${servers[0].address().port}/`,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
