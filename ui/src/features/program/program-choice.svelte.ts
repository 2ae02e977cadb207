import type { VaultClient } from "../../ipc/client";
import type { ProgramPack } from "../../ipc/types/ProgramPack";
import type { Settings } from "../../ipc/types/Settings";

/** Where writing begins once a program is chosen. */
export interface Beginning {
  step: number;
  prompt: string;
}

/** Chooses a program, for the first time or another one. Answers belong to the vault and stay either way. */
export class ProgramChoice {
  packs = $state.raw<ProgramPack[]>([]);
  chosen = $state("");
  myName = $state("");
  saving = $state(false);
  error = $state<unknown>(null);

  #before = $state.raw<Settings | null>(null);
  /** What the chosen program calls its first step. */
  readonly firstTitle = $derived(this.packs.find(({ id }) => id === this.chosen)?.steps[0]?.title ?? "");
  readonly isFirst = $derived(this.#before?.program == null);

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [settings, packs] = await Promise.all([this.client.settings(), this.client.programs()]);
    this.#before = settings;
    this.packs = packs;
    this.myName = settings.myName;
    this.chosen = settings.program ?? packs[0]?.id ?? "";
  }

  /** Saves the choice. Null when it could not be saved; {@link error} says why. */
  async choose(): Promise<{ first: Beginning | null } | null> {
    const pack = this.packs.find(({ id }) => id === this.chosen);
    if (!pack) return null;
    const { isFirst } = this;
    this.saving = true;
    this.error = null;
    try {
      const settings = await this.client.settings();
      const myName = isFirst ? this.myName.trim() : settings.myName;
      await this.client.saveSettings({ ...settings, program: pack.id, myName });
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.saving = false;
    }
    return { first: isFirst ? beginning(pack) : null };
  }
}

function beginning(pack: ProgramPack): Beginning | null {
  const step = pack.steps[0];
  const prompt = step?.prompts[0];
  return step && prompt ? { step: step.number, prompt: prompt.id } : null;
}
