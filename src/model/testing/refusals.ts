import { expect } from '@open-wc/testing';
import { DashError, type DashErrorCode } from '../errors.js';

/** Expects a `DashError` of this code at this path. */
export function expectRefused(act: () => unknown, code: DashErrorCode, path: string): void {
  let error: unknown;
  try {
    act();
  } catch (caught) {
    error = caught;
  }
  expect(error).to.be.instanceOf(DashError);
  expect((error as DashError).code).to.equal(code);
  expect((error as DashError).path).to.equal(path);
}
