import { createServer } from 'node:http';
import sirv from 'sirv';

/** Routes a request to the folder with the longest matching prefix. */
function route(mounts) {
  const served = Object.entries(mounts)
    // Files are not cached, so that a new build shows at once.
    .map(([prefix, folder]) => ({ prefix, files: sirv(folder, { dev: true, etag: true }) }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (request, response, notFound) => {
    const mount = served.find(({ prefix }) => request.url.startsWith(prefix));
    if (!mount) {
      return notFound();
    }
    request.url = request.url.slice(mount.prefix.length - 1);
    return mount.files(request, response, notFound);
  };
}

function listen(handler, port, host) {
  return new Promise((done, failed) => {
    const server = createServer(handler);
    server.once('error', failed);
    server.listen(port, host, () => done(server));
  });
}

/**
 * Listens on both addresses of `localhost`; otherwise a page could reach another program on the
 * same port.
 */
async function listenOnLoopback(handler, port) {
  const first = await listen(handler, port, '127.0.0.1');
  try {
    return [first, await listen(handler, first.address().port, '::1')];
  } catch (error) {
    if (error.code !== 'EADDRINUSE') {
      // This machine has no IPv6.
      return [first];
    }
    first.close();
    throw error;
  }
}

/**
 * Serves folders on this machine only.
 *
 * @param options.mounts Folders by URL prefix: `{'/': 'dist/demo/'}`; the longest prefix wins.
 * @param options.port The first port to try; 0 takes any free one.
 * @param options.tries How many ports to try, one after the other.
 * @param options.headers Sent with every answer.
 */
export async function serve({ mounts, port = 0, tries = 1, headers = {} }) {
  const answer = route(mounts);
  const handler = (request, response) => {
    response.setHeaders(new Headers({ 'x-content-type-options': 'nosniff', ...headers }));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    answer(request, response, () => response.writeHead(404).end('Not found'));
  };
  let servers;
  for (let left = tries; !servers; left--, port++) {
    try {
      servers = await listenOnLoopback(handler, port);
    } catch (error) {
      if (left <= 1 || !['EADDRINUSE', 'EACCES'].includes(error.code)) {
        throw error;
      }
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
