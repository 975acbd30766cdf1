// Every function that a third party can put into the public API runs behind a guard that a test
// shows. A new member fails here until its test is named.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.mjs';

/** Where a test puts functions that fail, or answer oddly, in the place of each of them. */
const SHOWN_BY = {
  // Storage adapters.
  'StorageAdapter.apply': 'store/foreign-answers.test.ts',
  'StorageAdapter.create': 'store/foreign-answers.test.ts',
  'StorageAdapter.refusal': 'store/backends.test.ts',
  'StorageReader.executeAction': 'elements/widget-menu/export-and-actions.test.ts',
  'StorageReader.load': 'store/load-answers.test.ts',
  'StorageReader.subscribe': 'store/load-answers.test.ts',
  'OpenOptions.fallback': 'store/load-answers.test.ts',
  'UserDashboardOptions.typeOf': 'storage/rest/rest-storage.test.ts',
  // Data sources.
  'DataSource.execute': 'data/cache/execute.test.ts',
  'DataSource.fetch': 'elements/dash-grid/third-party.test.ts',
  'DataSource.subscribe': 'elements/dash-grid/third-party.test.ts',
  'EventStreamOptions.merge': 'data/cache/push.test.ts',
  'EventStreamOptions.parse': 'data/cache/push.test.ts',
  'EventStreamOptions.url': 'data/cache/push.test.ts',
  'ExecuteOptions.onProgress': 'elements/dash-grid/answers.test.ts',
  'HttpOptions.credentials': 'data/sources/sources.test.ts',
  'HttpOptions.fetch': 'data/sources/sources.test.ts',
  'HttpOptions.headers': 'data/sources/sources.test.ts',
  'HttpOptions.refreshCredentials': 'data/sources/sources.test.ts',
  'SourceInfo.requestSchema': 'elements/dash-settings/third-party.test.ts',
  // Elements and libraries that become widgets.
  'ConfigTargets.slots': 'registry/foreign/from-element.test.ts',
  'ConfigTargets.text': 'registry/foreign/from-element.test.ts',
  'ElementSource.load': 'registry/foreign/from-element.test.ts',
  'FromElementOptions.context': 'registry/foreign/from-element.test.ts',
  'FromElementOptions.data': 'registry/foreign/data.test.ts',
  'FromElementOptions.exportData': 'registry/foreign/data.test.ts',
  'FromFunctionOptions.load': 'registry/foreign/from-function.test.ts',
  // Manifests and modules of widgets.
  'Announcement.load': 'registry/registry.test.ts',
  'WidgetElement.exportData': 'elements/widget-menu/export-and-actions.test.ts',
  'WidgetManifest.configSchema': 'elements/dash-settings/third-party.test.ts',
  'WidgetManifest.load': 'elements/dash-grid/third-party.test.ts',
  'WidgetManifest.migrateConfig': 'elements/dash-grid/third-party.test.ts',
  'WidgetManifest.sample': 'elements/dash-catalog/odd-answers.test.ts',
  'WidgetManifest.settings': 'elements/dash-settings/third-party.test.ts',
  'WidgetModule.validateConfig': 'elements/dash-grid/third-party.test.ts',
  'WidgetRegistry.catalogSource': 'registry/catalog/remote-catalog.test.ts',
};

/** Members that need no guard, with the reason. */
const NEEDS_NONE = {
  'ApplyOptions.learnt': 'the SDK gives it',
  'ContractOptions.axe': 'an author calls it by the test of a widget',
  'DashboardStoreOptions.compaction': 'a host gives it to its own store',
  'DataControllerOptions.query': 'it runs in its widget, behind the guards of that',
  'ExecuteContext.progress': 'the SDK gives it',
  'StorageAdapter.list': 'the SDK never calls it',
  'StorageAdapter.remove': 'the SDK never calls it',
  'StorageReader.close': 'the SDK closes the adapters alone that it has made',
  'UserDashboardOptions.typeOf': 'a host gives it to its own storage',
  'WidgetManifest.resolveQuery': 'the SDK never calls it',
  'WriteOptions.learnt': 'the SDK gives it',
};
/** Types of the SDK's own, which the public ones refer to. */
const OWN_TYPES = ['HarnessContext', 'ReplicaOptions', 'Subscription'];

const api = readFileSync(join(root, 'docs/api.txt'), 'utf8');

/** The types that third parties implement, whose methods the SDK calls. */
const IMPLEMENTED = ['StorageReader', 'StorageAdapter', 'DataSource', 'WidgetElement'];

/** The members of the public interfaces that are functions, as `Type.member`. */
function members() {
  const found = new Set();
  const aliases = new Set(
    [...api.matchAll(/^type (\w+)(?:<[^=]*>)? = (?=\(\w+: \{$|.*=>)/gm)].map(([, name]) => name),
  );
  for (const [, name, body] of api.matchAll(
    /^(?:interface|class) (\w+)[^\n]*\{\n([\s\S]*?)^\}/gm,
  )) {
    for (const line of body.split('\n')) {
      const field = /^ {4}(?:readonly )?(\w+)\??: (.*)/.exec(line);
      const method = /^ {4}(\w+)\??\(/.exec(line);
      const type = field?.[2].match(/\w+/)?.[0];
      if (field && (/=>|typeof globalThis/.test(field[2]) || aliases.has(type))) {
        found.add(`${name}.${field[1]}`);
      } else if (method && IMPLEMENTED.includes(name)) {
        found.add(`${name}.${method[1]}`);
      }
    }
  }
  return [...found].sort();
}

test('every function of a third party has a test that breaks it', () => {
  const known = { ...SHOWN_BY, ...NEEDS_NONE };
  const foreign = members().filter((member) => !OWN_TYPES.includes(member.split('.')[0]));
  const missing = foreign.filter((member) => !Object.hasOwn(known, member));
  assert.deepEqual(missing, [], 'name the test that shows their guard');
  const gone = Object.keys(known).filter((member) => !foreign.includes(member));
  assert.deepEqual(gone, [], 'these are no members any more');
});

test('the named tests are there, and speak of the member', () => {
  for (const [member, file] of Object.entries(SHOWN_BY)) {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    assert.ok(text.includes(member.split('.')[1]), `${file} does not speak of ${member}`);
  }
});
