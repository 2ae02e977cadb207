import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { MyCard } from "../../ipc/types/MyCard";

/** Two people read six words to each other; this page says what came of it. */
export class CardConfirmation {
  mine = $state.raw<MyCard | null>(null);
  theirs = $state.raw<CardView | null>(null);
  outcome = $state<"asking" | "match" | "differ">("asking");
  error = $state<unknown>(null);

  constructor(
    private readonly client: VaultClient,
    private readonly id: string,
  ) {}

  async load(): Promise<void> {
    const [mine, cards] = await Promise.all([this.client.myCard(), this.client.listCards()]);
    this.mine = mine;
    this.theirs = cards.find((card) => card.id === this.id) ?? null;
    if (this.theirs?.confirmedAt) this.outcome = "match";
  }

  async match(): Promise<void> {
    this.error = null;
    try {
      this.theirs = await this.client.confirmCard(this.id);
      this.outcome = "match";
    } catch (error) {
      this.error = error;
    }
  }

  differ = (): void => {
    this.outcome = "differ";
  };
}
