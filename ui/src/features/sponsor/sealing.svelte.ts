import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { Choice } from "../../ipc/types/Choice";
import type { LetterDraft } from "../../ipc/types/LetterDraft";
import type { LetterPreview } from "../../ipc/types/LetterPreview";
import type { RecordId } from "../../ipc/types/RecordId";
import type { SealedLetter } from "../../ipc/types/SealedLetter";
import { hiddenFields, usualManner, type Manner } from "./leave-out";
import { confirmedFirst } from "./people.svelte";
import { loadGroups, type Group } from "./pieces";

/** What the flow begins with, when it is entered from somewhere that knows. */
export interface Beginning {
  /** A record that is chosen already. */
  record?: RecordId | undefined;
  /** Who reads it. */
  to?: string | undefined;
}

/** Chooses, shows, seals. Nothing leaves the vault before {@link seal}. */
export class Sealing {
  stage = $state<"choosing" | "looking" | "sealed">("choosing");
  cards = $state.raw<CardView[]>([]);
  groups = $state.raw<Group[]>([]);
  readerId = $state<string | null>(null);
  preview = $state.raw<LetterPreview | null>(null);
  folder = $state("");
  sealed = $state.raw<SealedLetter | null>(null);
  error = $state<unknown>(null);
  busy = $state(false);

  #chosen = $state.raw<RecordId[]>([]);
  #manners = $state.raw<{ readonly [scope: string]: Manner }>({});

  readonly reader = $derived(this.cards.find((card) => card.id === this.readerId) ?? null);
  readonly count = $derived(this.#chosen.length);
  readonly canLook = $derived(this.reader !== null && this.#chosen.length > 0 && !this.busy);

  constructor(
    private readonly client: VaultClient,
    readonly beginning: Beginning = {},
  ) {}

  async load(): Promise<void> {
    const [cards, groups] = await Promise.all([this.client.listCards(), loadGroups(this.client)]);
    this.cards = confirmedFirst(cards).sort((one, other) => rank(one) - rank(other));
    this.groups = groups;
    const only = this.cards.length === 1 ? this.cards[0] : undefined;
    this.readerId = (this.cards.find(({ id }) => id === this.beginning.to) ?? only)?.id ?? null;
    if (this.beginning.record !== undefined) await this.#begin(this.beginning.record);
  }

  isChosen(record: RecordId): boolean {
    return this.#chosen.includes(record);
  }

  choose(record: RecordId, chosen: boolean): void {
    const others = this.#chosen.filter((other) => other !== record);
    this.#chosen = chosen ? [...others, record] : others;
  }

  allChosen(group: Group): "all" | "some" | "none" {
    const chosen = group.pieces.filter(({ record }) => this.isChosen(record)).length;
    return chosen === 0 ? "none" : chosen === group.pieces.length ? "all" : "some";
  }

  chooseAll(group: Group, chosen: boolean): void {
    for (const { record } of group.pieces) this.choose(record, chosen);
  }

  /** How a piece is handed over. Each person of the amends list has a manner of their own; the pieces of other groups share one. */
  mannerOf(group: Group, record: RecordId | null = null): Manner {
    return this.#manners[scopeOf(group, record)] ?? usualManner(group.kind);
  }

  setManner(group: Group, record: RecordId | null, change: Partial<Manner>): void {
    this.#manners = { ...this.#manners, [scopeOf(group, record)]: { ...this.mannerOf(group, record), ...change } };
  }

  /** Asks the vault for the letter as its reader will see it. */
  async look(): Promise<void> {
    const draft = this.#draft();
    if (!draft) return;
    await this.#attempt(async () => {
      const [preview, folder] = await Promise.all([this.client.previewLetter(draft), this.client.letterFolder()]);
      this.preview = preview;
      this.folder ||= folder;
      this.stage = "looking";
    });
  }

  back = (): void => {
    this.error = null;
    this.stage = "choosing";
  };

  changeFolder = async (): Promise<void> => {
    await this.#attempt(async () => {
      this.folder = (await this.client.chooseFolder()) ?? this.folder;
    });
  };

  async seal(): Promise<void> {
    const draft = this.#draft();
    if (!draft) return;
    await this.#attempt(async () => {
      this.sealed = await this.client.sealLetter(draft, this.folder);
      this.stage = "sealed";
    });
  }

  /** Begins another letter, with nothing chosen. */
  startOver = (): void => {
    this.#chosen = [];
    this.#manners = {};
    this.sealed = null;
    this.preview = null;
    this.stage = "choosing";
  };

  /** Chooses a record. A name that its reader knew by initials goes by initials again. */
  async #begin(record: RecordId): Promise<void> {
    const group = this.groups.find(({ pieces }) => pieces.some((piece) => piece.record === record));
    if (!group) return;
    this.choose(record, true);
    const shared = await this.client.sharedItems();
    const earlier = shared.find((item) => item.record === record && (this.readerId === null || item.to === this.readerId));
    if (earlier && group.kind !== "answer" && isInitials(earlier.label)) this.setManner(group, record, { initials: true });
  }

  /** The choices in the order they are offered, whatever order they were ticked in. */
  #draft(): LetterDraft | null {
    if (!this.reader) return null;
    const choices = this.groups.flatMap((group) => this.#choicesIn(group));
    return choices.length > 0 ? { to: this.reader.id, choices } : null;
  }

  #choicesIn(group: Group): Choice[] {
    const chosen = group.pieces.filter(({ record }) => this.isChosen(record));
    return chosen.map(({ record }) => {
      const manner = this.mannerOf(group, record);
      return { record, hidden: hiddenFields(group.kind, manner), initials: manner.initials };
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

/** A confirmed sponsor comes first, then the confirmed, then sponsors, then the rest. */
function rank(card: CardView): number {
  return (card.confirmedAt ? 0 : 2) + (card.role === "sponsor" ? 0 : 1);
}

function scopeOf(group: Group, record: RecordId | null): string {
  return group.kind === "amends" && record !== null ? `${group.key}/${record}` : group.key;
}

/** `M. R.` is, `Marta Rossi` is not. */
function isInitials(name: string): boolean {
  return /^[\p{L}\p{N}]\.(?: [\p{L}\p{N}]\.)*$/u.test(name);
}
