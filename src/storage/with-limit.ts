import { storageError } from './storage-error.js';

/**
 * Waits for a call of a storage, which may be anybody's code and never settle.
 *
 * @throws DashError `storage-unavailable` after the time; otherwise as the call does.
 */
export async function withLimit<T>(
  method: string,
  call: () => Promise<T>,
  seconds: number,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const text = `${method}() has not answered for ${seconds} s.`;
    timer = setTimeout(() => reject(storageError('storage-unavailable', text)), seconds * 1000);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}
