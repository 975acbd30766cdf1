/** A second module, so that an error can be told apart from the first one's. */
export default class SecondWidget extends HTMLElement {
  failLater(): void {
    void Promise.resolve().then(() => {
      throw new Error('second fails');
    });
  }
}
