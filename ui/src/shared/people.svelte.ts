import type { VaultClient } from "../ipc/client";

/** Whether anybody sends their work here. The rail shows the Sponsees room from the first one on. */
export class People {
  hasSponsees = $state(false);

  /** Call after a card was added. */
  refresh = async (client: Pick<VaultClient, "listCards">): Promise<void> => {
    const cards = await client.listCards();
    this.hasSponsees = cards.some((card) => card.role === "sponsee");
  };
}

export const people = new People();
