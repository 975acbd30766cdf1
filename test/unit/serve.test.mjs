import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/lib/serve.mjs';

let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dash-grid-serve-'));
  await mkdir(join(folder, 'site/sub'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site/index.html'), '<h1>home</h1>');
  await writeFile(join(folder, 'site/sub/index.html'), '<h1>sub</h1>');
  await writeFile(join(folder, 'site/a b.js'), 'export {};');
  server = await serve({
    mounts: { '/': join(folder, 'site'), '/lib/': join(folder, 'site/sub') },
    headers: { 'x-test': 'yes' },
  });
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Sends the path unchanged; `fetch` would normalise it. */
function raw(path) {
  return new Promise((done, failed) => {
    let text = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', failed).on('data', (chunk) => (text += chunk));
    socket.on('close', () => done(text));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

test('files come with their type, to be asked for again each time', async () => {
  const page = await fetch(server.url);
  assert.equal(await page.text(), '<h1>home</h1>');
  assert.match(page.headers.get('content-type'), /^text\/html/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.equal(page.headers.get('x-test'), 'yes');
  const script = await fetch(`${server.url}a%20b.js?v=1`);
  assert.match(script.headers.get('content-type'), /^text\/javascript/);
  await script.text();
  assert.equal(await (await fetch(`${server.url}lib/`)).text(), '<h1>sub</h1>');
  assert.equal(await (await fetch(`${server.url}sub`)).text(), '<h1>sub</h1>');
});

test('an unchanged file is not sent twice', async () => {
  const { headers } = await fetch(server.url);
  const again = await fetch(server.url, { headers: { 'if-none-match': headers.get('etag') } });
  assert.equal(again.status, 304);
});

test('nothing outside of the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/sub/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%00',
    '/%zz',
    '//etc/passwd',
  ]) {
    const answer = await raw(path);
    assert.match(answer, /^HTTP\/1\.1 404/, path);
    assert.doesNotMatch(answer, /secret\n?$/);
  }
});

test('what is not there is a 404, and only reading is possible', async () => {
  assert.equal((await fetch(`${server.url}none.js`)).status, 404);
  assert.equal((await fetch(server.url, { method: 'POST' })).status, 405);
});

test('a taken port is passed over, or told when no other is wanted', async () => {
  const port = Number(new URL(server.url).port);
  const other = await serve({ mounts: { '/': folder }, port, tries: 20 });
  assert.notEqual(other.url, server.url);
  await other.close();
  await assert.rejects(serve({ mounts: { '/': folder }, port }), { code: 'EADDRINUSE' });
});
