import type { VaultClient } from "../../ipc/client";
import type { CardReading } from "../../ipc/types/CardReading";
import type { CardView } from "../../ipc/types/CardView";
import type { Role } from "../../ipc/types/Role";

/**
 * What a card that was read is to this vault.
 * `changed` is the loud one: somebody here goes by that name already, with other keys.
 */
export type Standing = "new" | "mine" | "known" | "changed";

/** Reads a pasted or opened card, and keeps it. */
export class CardAdder {
  text = $state("");
  name = $state("");
  role = $state<Role>("sponsor");
  reading = $state.raw<CardReading | null>(null);
  error = $state<unknown>(null);
  adding = $state(false);

  #cards = $state.raw<CardView[]>([]);
  readonly #namesake = $derived(this.#cards.find((card) => sameName(card.name, this.name)) ?? null);
  readonly #sameKeys = $derived(this.reading?.changed === false ? this.reading.known : null);

  /** The stored card this one stands beside: the same one, or one whose name it bears. */
  readonly beside = $derived(this.#sameKeys ?? this.#namesake);
  readonly standing = $derived<Standing>(
    this.reading?.mine ? "mine" : this.#sameKeys ? "known" : this.#namesake ? "changed" : "new",
  );
  readonly canAdd = $derived(this.reading !== null && this.standing === "new" && this.name.trim() !== "" && !this.adding);

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    this.#cards = await this.client.listCards();
  }

  /** Reads what is in the field. An empty field is no error. */
  async read(): Promise<void> {
    const text = this.text.trim();
    this.reading = null;
    this.error = null;
    if (text === "") return;
    try {
      const reading = await this.client.readCard(text);
      if (text !== this.text.trim()) return;
      this.reading = reading;
      this.name = reading.name;
    } catch (error) {
      if (text === this.text.trim()) this.error = error;
    }
  }

  async openFile(): Promise<void> {
    try {
      const text = await this.client.chooseCardFile();
      if (text === null) return;
      this.text = text.trim();
    } catch (error) {
      this.error = error;
      return;
    }
    await this.read();
  }

  /** Keeps the card under the name in the field. Null when it was refused; {@link error} says why. */
  async add(): Promise<CardView | null> {
    if (!this.canAdd) return null;
    this.adding = true;
    this.error = null;
    try {
      return await this.client.addCard(this.text.trim(), this.name.trim(), this.role);
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.adding = false;
    }
  }
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}
