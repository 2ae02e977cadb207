import type { SharedClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import type { Country } from "../../ipc/types/Country";
import type { HelpLine } from "../../ipc/types/HelpLine";
import type { HelpPage } from "../../ipc/types/HelpPage";

/** Keeps a page on this laptop; the lock window has no such right, and its choice of country lasts only as long as it is open. */
export type KeepPage = (page: HelpPage) => Promise<void>;

/** A line a person added. Shipped ones say when they were checked. */
export function isOwn(line: HelpLine): boolean {
  return line.checkedOn === null;
}

/** Where the numbers of no country in particular stand. */
const SOMEWHERE_ELSE = "other";

/**
 * The page before a country was chosen: the numbers of the one this laptop is set up for. A frightened person should not have to choose first.
 * It is kept only once something on it is changed.
 */
function suggested(page: HelpPage, countries: Country[]): HelpPage {
  const region = new Intl.Locale(navigator.language).region?.toLowerCase();
  const country = countries.find(({ id }) => id === region) ?? countries.find(({ id }) => id === SOMEWHERE_ELSE);
  return country ? { country: country.id, lines: [...country.lines, ...page.lines.filter(isOwn)] } : page;
}

/** The help page: whom to call. */
export class HelpDesk {
  page = $state.raw<HelpPage | null>(null);
  countries = $state.raw<Country[]>([]);
  error = $state.raw<CommandError | null>(null);
  readonly #client: SharedClient;
  readonly #keep: KeepPage;

  constructor(client: SharedClient, keep: KeepPage = async () => undefined) {
    this.#client = client;
    this.#keep = keep;
  }

  load = () =>
    this.#attempt(async () => {
      const [page, countries] = await Promise.all([this.#client.helpPage(), this.#client.helpCountries()]);
      this.countries = countries;
      this.page = page.country === null ? suggested(page, countries) : page;
    });

  /** Puts a country's lines on the page; what the person added stays below them. */
  chooseCountry = (id: string): Promise<boolean> => {
    const country = this.countries.find((one) => one.id === id);
    if (!country || !this.page) return Promise.resolve(false);
    return this.#save({ country: id, lines: [...country.lines, ...this.page.lines.filter(isOwn)] });
  };

  addLine = (line: Omit<HelpLine, "checkedOn">): Promise<boolean> => this.#saveLines((lines) => [...lines, { ...line, checkedOn: null }]);

  /** A number that was changed here is no longer the one that was checked. */
  changeLine = (at: number, change: Omit<HelpLine, "checkedOn">): Promise<boolean> =>
    this.#saveLines((lines) =>
      lines.map((line, index) => {
        if (index !== at) return line;
        return { ...change, checkedOn: change.number === line.number ? line.checkedOn : null };
      }),
    );

  removeLine = (at: number): Promise<boolean> => this.#saveLines((lines) => lines.filter((_, index) => index !== at));

  /** Puts a removed line back where it was. */
  restoreLine = (at: number, line: HelpLine): Promise<boolean> => this.#saveLines((lines) => lines.toSpliced(at, 0, line));

  copy = (number: string): Promise<boolean> => this.#attempt(() => this.#client.copyText(number));

  #saveLines(change: (lines: HelpLine[]) => HelpLine[]): Promise<boolean> {
    return this.page ? this.#save({ ...this.page, lines: change(this.page.lines) }) : Promise.resolve(false);
  }

  #save(page: HelpPage): Promise<boolean> {
    return this.#attempt(async () => {
      await this.#keep(page);
      this.page = page;
    });
  }

  async #attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      this.error = null;
      return true;
    } catch (reason) {
      this.error = CommandError.from(reason);
      return false;
    }
  }
}
