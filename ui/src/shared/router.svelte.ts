import { untrack } from "svelte";

/** Where the person is in the workbook. Kept in memory only: nothing of it survives a lock. */

export type RoomName = "today" | "steps" | "amends" | "calls" | "sponsor" | "sponsees" | "program" | "help" | "settings";

/** Which step, which prompt, which person: whatever a room needs to show one thing. */
export type RoomParams = { readonly [name: string]: string };

interface Place {
  room: RoomName;
  params: RoomParams;
}

export class Router {
  #place = $state.raw<Place>({ room: "today", params: {} });
  #behind = $state.raw<Place[]>([]);
  /** Counts arrivals. */
  visits = $state(0);
  #greeted = 0;

  get room(): RoomName {
    return this.#place.room;
  }

  get params(): RoomParams {
    return this.#place.params;
  }

  get canGoBack(): boolean {
    return this.#behind.length > 0;
  }

  go = (room: RoomName, params: RoomParams = {}): void => {
    // An effect that goes somewhere must not run again for having gone.
    untrack(() => {
      this.#behind = [...this.#behind.slice(-49), this.#place];
      this.#arrive({ room, params });
    });
  };

  /** Goes somewhere in place of here: `back` will not return here. */
  replace = (room: RoomName, params: RoomParams = {}): void => {
    untrack(() => this.#arrive({ room, params }));
  };

  back = (): void => {
    untrack(() => {
      const place = this.#behind.at(-1);
      if (!place) return;
      this.#behind = this.#behind.slice(0, -1);
      this.#arrive(place);
    });
  };

  /** True once for each arrival: the heading of the place takes the focus then. */
  isNewArrival = (): boolean => {
    const isNew = this.visits !== this.#greeted;
    this.#greeted = this.visits;
    return isNew;
  };

  /** Back to the beginning, for tests. */
  reset = (room: RoomName = "today", params: RoomParams = {}): void => {
    this.#behind = [];
    this.#place = { room, params };
    this.visits = 0;
    this.#greeted = 0;
  };

  #arrive(place: Place): void {
    this.#place = place;
    this.visits += 1;
  }
}

export const router = new Router();
