/** A second module, so that its error differs from the first one's. */
export default class SecondWidget extends HTMLElement {
  failLater(): void {
    void Promise.resolve().then(() => {
      throw new Error('second fails');
    });
  }
}
