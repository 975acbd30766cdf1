// The library on a server, without a browser.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as dashGrid from 'dash-grid';
import { applyChange, createDashboard, equalDashboards, invertChange } from 'dash-grid/model';
import { MemoryStorage } from 'dash-grid/storage';

assert.equal(typeof dashGrid.DashGrid, 'function');
const empty = createDashboard({ id: 'home', name: 'Home' });
const change = { type: 'dashboard.update', set: { '/name': 'Start' } };
const renamed = applyChange(empty, change);
assert.equal(renamed.name, 'Start');
const back = invertChange(empty, change).reduce(applyChange, renamed);
assert.ok(equalDashboards(back, empty));

const storage = new MemoryStorage();
await storage.create(renamed);
assert.equal((await storage.load('home')).name, 'Start');

const manifest = createRequire(import.meta.url)('dash-grid/custom-elements.json');
const tags = manifest.modules.flatMap(({ declarations }) =>
  declarations.map(({ tagName }) => tagName),
);
assert.ok(tags.includes('dash-grid'));
console.log('ok');
