/** A widget module whose code fails when no code of the SDK is on the stack. */
export default class LateWidget extends HTMLElement {
  connectedCallback(): void {
    setTimeout(() => {
      throw new Error('timer fails');
    });
  }

  failLater(): void {
    void Promise.resolve().then(() => {
      throw new Error('promise fails');
    });
  }
}
