import { expect } from '@open-wc/testing';
import { DashError } from './errors.js';

describe('DashError', () => {
  it('carries code, path and cause', () => {
    const cause = new Error('inner');
    const error = new DashError('invalid-document', 'Name is missing.', { path: '/name', cause });
    expect(error).to.be.instanceOf(Error);
    expect(error.code).to.equal('invalid-document');
    expect(error.path).to.equal('/name');
    expect(error.cause).to.equal(cause);
  });
});
