import type { CallBook } from "./call-book.svelte";
import type { CallForm } from "./call-form.svelte";
import { matching, nameKey, type KnownPerson } from "./known-people";

/** Most names that are offered at once. */
const MOST = 8;

/** A name that is offered; `person` is null for the one typed, of somebody new. */
export interface WhoOption {
  key: string;
  name: string;
  person: KnownPerson | null;
}

/** Choosing whom a call was with. */
export class WhoChoice {
  isOpen = $state(false);
  /** Which of the options stands out; -1 when none does. */
  at = $state(-1);

  readonly options = $derived.by((): WhoOption[] => {
    const typed = this.form.body.who.trim();
    const isTyped = ({ name }: KnownPerson) => nameKey(name) === nameKey(typed);
    const known = matching(this.book.people, typed);
    // A name that is typed out stands before those that only begin like it.
    const exact = known.filter(isTyped);
    const offered = [...exact, ...known.filter((person) => !isTyped(person))].slice(0, MOST);
    const options: WhoOption[] = offered.map((person) => ({ key: `known ${person.contact ?? nameKey(person.name)}`, name: person.name, person }));
    return typed === "" || exact.length > 0 ? options : [...options, { key: "new", name: typed, person: null }];
  });
  readonly isShown = $derived(this.isOpen && this.options.length > 0);

  constructor(
    private readonly book: CallBook,
    private readonly form: CallForm,
  ) {}

  /** The field has the focus: while it is empty, those called last are offered. */
  arrive = (): void => {
    if (this.form.body.who === "") this.#open(-1);
  };

  shut = (): void => {
    this.isOpen = false;
  };

  type(text: string): void {
    this.form.takeWho(text, this.book.contactNamed(text)?.id ?? null);
    this.#open(text.trim() === "" ? -1 : 0);
  }

  /** Up or down, around the ends. */
  move(by: number): void {
    const count = this.options.length;
    if (!this.isOpen) return this.#open(by > 0 ? 0 : count - 1);
    if (count > 0) this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
  }

  /** Takes the name that stands out, or else the one typed. Answers whether there is one. */
  async take(): Promise<boolean> {
    // Who is known decides what a typed letter means.
    await this.book.ready().catch(() => undefined);
    const option = this.isOpen ? this.options[this.at] : undefined;
    if (option) this.form.takeWho(option.name.trim(), option.person?.contact ?? null);
    this.shut();
    return this.form.body.who.trim() !== "";
  }

  #open(at: number): void {
    this.isOpen = true;
    this.at = at;
  }
}
