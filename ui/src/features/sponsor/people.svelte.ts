import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { MyCard } from "../../ipc/types/MyCard";

/** The sponsor room's first page: one's own card and everybody else's. */
export class People {
  mine = $state.raw<MyCard | null>(null);
  cards = $state.raw<CardView[]>([]);
  myName = $state("");
  naming = $state(false);

  readonly hasSponsor = $derived(this.cards.some((card) => card.role === "sponsor"));

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [mine, cards] = await Promise.all([this.client.myCard(), this.client.listCards()]);
    this.mine = mine;
    this.myName = mine.name;
    this.naming = mine.name === "";
    this.cards = confirmedFirst(cards);
  }

  /** Puts the typed name on one's own card. */
  async name(): Promise<void> {
    const settings = await this.client.settings();
    await this.client.saveSettings({ ...settings, myName: this.myName.trim() });
    this.mine = await this.client.myCard();
    this.naming = false;
  }

  copy = async (): Promise<void> => {
    if (this.mine) await this.client.copyText(this.mine.uri);
  };

  /** The path of the file, or null when the person thought better of it. */
  saveAsFile = (): Promise<string | null> => this.client.saveCardFile();
}

/** Cards whose words were compared come first; each part keeps its order. */
export function confirmedFirst(cards: CardView[]): CardView[] {
  return [...cards].sort((one, other) => Number(one.confirmedAt === null) - Number(other.confirmedAt === null));
}
