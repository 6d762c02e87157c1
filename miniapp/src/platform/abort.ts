/*
 * The WeChat runtime has no AbortController. Without one, queries stay pending for ever and nobody is told,
 * so the build provides this one wherever the name is used.
 */

type Listener = () => void;

class Signal {
  aborted = false;
  readonly #listeners = new Set<Listener>();

  addEventListener(_type: "abort", listener: Listener): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** For the controller only. */
  fire(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}

export class AbortController {
  readonly signal = new Signal();

  abort(): void {
    this.signal.fire();
  }
}
