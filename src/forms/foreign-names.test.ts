import { expect } from '@open-wc/testing';
import type { JsonObject } from '../model/json.js';
import { codecOf } from './codecs.js';
import { FormModel } from './form-model.js';

/** Names that every object inherits. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

describe('names that objects inherit', () => {
  for (const name of INHERITED) {
    it(`are no format: ${name}`, () => {
      expect(codecOf({ format: name }).input).to.equal('text');
    });

    it(`are an ordinary key of a form: ${name}`, () => {
      const schema = JSON.parse(
        `{"type": "object", "properties": {"a": {"type": "string", "format": "${name}"}, "j": {"type": "object", "additionalProperties": {"type": "number"}}}}`,
      ) as JsonObject;
      const value = JSON.parse(`{"a": "x", "j": {"n${name}": "no"}}`) as JsonObject;
      const form = new FormModel({ schema, id: 'f', label: 'Config', value });
      const faults = form.check().map(({ fault }) => fault);
      expect(faults.join(' ')).not.to.contain('native code');
      expect(form.value).to.deep.equal(value);
    });
  }
});
