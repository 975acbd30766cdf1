import { DashError } from '../../model/errors.js';

/** Waits for an answer of anybody's storage, which may never come. */
export async function withLimit<T>(call: () => Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const seconds = Math.round(milliseconds / 1000);
      reject(new DashError('offline', `The backend has not answered for ${seconds} s.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}
