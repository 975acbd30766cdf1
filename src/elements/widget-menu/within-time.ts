import { menuStrings as strings } from './menu-strings.js';

/** Settles with `answer`, or rejects when that takes longer than `time` milliseconds. */
export function withinTime<T>(answer: PromiseLike<T>, time: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(strings.tooSlow)), time);
    Promise.resolve(answer)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
