import { expect } from '@open-wc/testing';
import { createConfigValidator, type CompiledValidator } from './config-validator.js';
import { normalizeConfig } from './normalize-config.js';
import { readQuery, resolveQuery } from './resolve-query.js';

describe('resolveQuery', () => {
  it('maps config keys into a request to the named source', () => {
    const config = { source: 'sales', metric: 'revenue', groupBy: 'site', limit: 5, area: true };
    expect(resolveQuery(config)).to.deep.equal({
      source: 'sales',
      request: { metric: 'revenue', groupBy: 'site', limit: 5 },
    });
  });

  it('keeps a request and a selection of its own, and leaves blanks out', () => {
    const config = {
      source: 's',
      select: '/rows',
      request: { path: '/x' },
      filterStatus: '',
      devices: [],
      metric: null,
    };
    expect(resolveQuery(config)).to.deep.equal({
      source: 's',
      select: '/rows',
      request: { path: '/x' },
    });
  });

  it('asks the metric source when only a metric is named, and nobody without one', () => {
    expect(resolveQuery({ metric: 'device_count', timeRange: '24h' })).to.deep.equal({
      source: 'metric',
      request: { metric: 'device_count', timeRange: '24h' },
    });
    expect(resolveQuery({ limit: 10 })).to.equal(undefined);
  });

  it('asks the default source of a type that has one, unless a metric is named', () => {
    expect(resolveQuery({ limit: 10, types: ['a'] }, 'activities')).to.deep.equal({
      source: 'activities',
      request: { limit: 10, types: ['a'] },
    });
    expect(resolveQuery({ metric: 'm' }, 'activities')?.source).to.equal('metric');
    expect(resolveQuery({ source: 's' }, 'activities')?.source).to.equal('s');
  });

  it('follows the time range of the dashboard where the config says so', () => {
    expect(resolveQuery({ metric: 'm', timeRange: 'dashboard' })).to.deep.equal({
      source: 'metric',
      request: { metric: 'm', timeRange: '${timeRange}' },
    });
    expect(resolveQuery({ metric: 'm' })?.request).to.deep.equal({ metric: 'm' });
  });

  it('reads a stored query only if it names a source', () => {
    expect(readQuery({ source: 'a', request: { b: 1 }, other: 2 })).to.deep.equal({
      source: 'a',
      request: { b: 1 },
    });
    expect(readQuery({ request: {} })).to.equal(undefined);
    expect(readQuery(undefined)).to.equal(undefined);
  });
});

describe('normalizeConfig', () => {
  it('reads snake_case keys, leaves null out, and keeps unknown keys', () => {
    const { config, origins } = normalizeConfig({ warning_threshold: 5, unit: null, my_key: 1 });
    expect(config).to.include({ warningThreshold: 5, warning_threshold: 5, myKey: 1 });
    expect(config).not.to.have.property('unit');
    expect(origins['warningThreshold']).to.equal('warning_threshold');
  });

  it('prefers camelCase, but not its default to a stored value', () => {
    const both = { timeRange: '24h', time_range: '7d' };
    expect(normalizeConfig(both, { timeRange: '24h' }).config['timeRange']).to.equal('7d');
    expect(normalizeConfig(both, { timeRange: '1h' }).config['timeRange']).to.equal('24h');
  });
});

describe('createConfigValidator', () => {
  it('points at the key as the document writes it', () => {
    const compiled: CompiledValidator = () => false;
    compiled.errors = [
      { instancePath: '/timeRange', keyword: 'type', message: 'must be string', params: {} },
      { instancePath: '/format', keyword: 'enum', params: { allowedValues: ['a', 'b'] } },
    ];
    const validate = createConfigValidator(compiled, {});
    expect(validate({ time_range: 1, format: 'c' })).to.deep.equal([
      { path: '/time_range', message: 'must be string' },
      { path: '/format', message: 'must be one of a, b' },
    ]);
  });
});
