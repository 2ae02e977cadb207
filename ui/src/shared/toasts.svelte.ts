import { untrack } from "svelte";

/** Short notes after an act, with a way to take it back. */

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void | Promise<void>) | undefined;
}

export class Toasts {
  shown = $state.raw<Toast[]>([]);
  #next = 1;

  /** Shows a note at the foot of the window. At most three stand at once; the oldest goes first. */
  show = (text: string, undo?: () => void | Promise<void>): number => {
    const id = this.#next++;
    this.shown = [...untrack(() => this.shown).slice(-2), { id, text, undo }];
    return id;
  };

  dismiss = (id: number): void => {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  };

  clear = (): void => {
    this.shown = [];
  };
}

export const toasts = new Toasts();
