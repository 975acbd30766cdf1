import { expect } from '@open-wc/testing';
import type { JsonObject } from '../model/json.js';
import { isObject } from './shared/shape.js';
import { builtInManifests } from './manifests.js';
import { builtInNames } from './names.js';

describe('builtInManifests', () => {
  it('names each type and alias once', () => {
    const names = builtInManifests.flatMap(({ type, aliases = [] }) => [type, ...aliases]);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.include.members(['kpi_tile', 'stat_number', 'fleet_status', 'message-chart']);
    expect(builtInNames, 'what is announced').to.include.members(names);
    const normal = (name: string): string => name.replace('_', '-');
    expect(new Set(builtInNames.map(normal))).to.deep.equal(new Set(names.map(normal)));
  });

  for (const manifest of builtInManifests) {
    describe(manifest.type, () => {
      it('is complete static data', () => {
        expect(JSON.parse(JSON.stringify(manifest))).to.deep.include({
          type: manifest.type,
          version: '1.0.0',
          apiVersion: 1,
        });
        const { size } = manifest;
        expect(size?.default.w).to.be.within(size?.min?.w ?? 2, size?.max?.w ?? 12);
        expect(size?.default.h).to.be.within(size?.min?.h ?? 2, size?.max?.h ?? 8);
      });

      it('loads a class and a validator that accepts its default config', async () => {
        const module = await manifest.load({ attempt: 1 });
        expect(module.default.prototype).to.be.instanceOf(HTMLElement);
        expect(module.validateConfig?.(manifest.defaultConfig ?? {})).to.deep.equal([]);
      });

      it('has a schema from which a form can be made', async () => {
        const load = manifest.configSchema as () => Promise<JsonObject>;
        const { properties } = await load();
        expect(isObject(properties)).to.equal(true);
        for (const [name, property] of Object.entries(properties as JsonObject)) {
          expect(isObject(property) && property['title'], name).to.be.a('string');
        }
        const known = Object.keys(properties as JsonObject);
        expect(known).to.include.members(Object.keys(manifest.defaultConfig ?? {}));
      });
    });
  }
});
