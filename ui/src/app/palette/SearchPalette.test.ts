import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import type { Found } from "../../ipc/types/Found";
import type { FoundSort } from "../../ipc/types/FoundSort";
import { router } from "../../shared/router.svelte";
import App from "../App.svelte";

const answer = fakeRecord("answer", { step: 3, promptId: "general/3/q2", prompt: "What would help look like?", text: "A café with Dora." });
const found = (sort: FoundSort, over: Partial<Found> = {}): Found => ({ id: `${sort}-1`, sort, title: `A ${sort}`, snippet: "in the harbour", ...over });

async function open(contents: FakeContents = { records: [answer] }) {
  const vault = fakeVault(contents);
  const { container } = render(App, { client: vault.client });
  await screen.findByRole("navigation", { name: "Rooms" });
  return { ...vault, container, user: userEvent.setup() };
}

const SEARCH = "{Control>}k{/Control}";
const input = () => screen.getByTestId<HTMLInputElement>("search-input");
const hits = () => screen.queryAllByTestId("search-hit");
const closed = () => waitFor(() => expect(screen.queryByTestId("search-input")).toBeNull());

describe("the search", () => {
  test("finds a record by keyboard alone and goes there", async () => {
    const { user } = await open();
    await user.keyboard(SEARCH);
    await waitFor(() => expect(document.activeElement).toBe(input()));
    await user.keyboard("help look");
    await waitFor(() => expect(hits()).toHaveLength(1));
    await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");
    await closed();
    expect([router.room, router.params]).toEqual(["steps", { step: "3", prompt: "general/3/q2" }]);
  });

  test("finds a command by keyboard alone and does it", async () => {
    const { user } = await open();
    await user.keyboard(SEARCH);
    await user.keyboard("add car{Enter}");
    await closed();
    expect([router.room, router.params]).toEqual(["sponsor", { page: "add" }]);
    await user.keyboard(SEARCH);
    await user.keyboard("log{Enter}");
    expect(await screen.findByRole("dialog", { name: "Log a call" })).toBeTruthy();
    await closed();
  });

  test("locks when asked to", async () => {
    const { user, asked } = await open();
    await user.keyboard(SEARCH);
    await user.keyboard("lock{Enter}");
    await waitFor(() => expect(asked.at(-1)?.call).toBe("lock"));
  });

  test("takes Enter right after typing for what is typed, not for what stood there before", async () => {
    const { user, client } = await open({});
    client.search = async (words) => [found("amends", { id: words, title: words })];
    await user.keyboard(SEARCH);
    await user.keyboard("harbour{Enter}");
    await closed();
    expect(router.params).toEqual({ person: "harbour" });
  });

  test("passes over an answer to an earlier question", async () => {
    const { user, client } = await open({});
    const answers: Record<string, (found: Found[]) => void> = {};
    client.search = (words) => new Promise((done) => (answers[words] = done));
    await user.keyboard(SEARCH);
    await user.keyboard("ha");
    await waitFor(() => expect(answers["ha"]).toBeTruthy());
    await user.keyboard("r");
    await waitFor(() => expect(answers["har"]).toBeTruthy());
    answers["har"]?.([found("call", { title: "Newer" })]);
    await waitFor(() => expect(hits()).toHaveLength(1));
    answers["ha"]?.([found("call", { title: "Older" }), found("contact")]);
    await new Promise((done) => setTimeout(done));
    expect(hits().map((hit) => hit.textContent)).toEqual([expect.stringContaining("Newer")]);
  });

  test("asks the vault within 60 ms of the last letter, and once for a word typed at a go", async () => {
    const { user, asked } = await open();
    await user.keyboard(SEARCH);
    await userEvent.setup({ delay: null }).type(input(), "dora");
    const typed = performance.now();
    await waitFor(() => expect(asked.some(({ call }) => call === "search")).toBe(true), { interval: 1 });
    // Timers are coarse here; what is meant is that nobody waits.
    expect(performance.now() - typed).toBeLessThan(500);
    expect(asked.filter(({ call }) => call === "search").map(({ args }) => args[0])).toEqual(["dora"]);
  });

  test.each<[FoundSort, string, Record<string, string>]>([
    ["resentment", "steps", { step: "4", worksheet: "resentment", row: "resentment-1" }],
    ["amends", "amends", { person: "amends-1" }],
    ["contact", "calls", { contact: "contact-1" }],
    ["call", "calls", { call: "call-1" }],
    ["letter", "sponsees", { letter: "letter-1" }],
    ["reply", "sponsor", { page: "reply", letter: "reply-1" }],
  ])("goes to a found %s", async (sort, room, params) => {
    const { user } = await open({ found: [found(sort)] });
    await user.keyboard(SEARCH);
    await user.keyboard("zzz");
    await waitFor(() => expect(hits()).toHaveLength(1));
    await user.click(hits()[0] as HTMLElement);
    await closed();
    expect([router.room, router.params]).toEqual([room, params]);
  });

  test("sets records and letters apart, marks the words, and reads well", async () => {
    const { user } = await open({ found: [found("letter"), found("call", { snippet: "The Hárbour, <b>quiet</b> harbours" })] });
    await user.keyboard(SEARCH);
    await user.keyboard("harbour");
    await waitFor(() => expect(hits()).toHaveLength(2));
    const groups = screen.getAllByRole("group").map((group) => group.querySelector("p")?.textContent);
    expect(groups).toEqual(["What you wrote", "Letters"]);
    const marks = () => [...(hits()[0]?.querySelectorAll("mark") ?? [])].map((mark) => mark.textContent);
    await waitFor(() => expect(marks()).toEqual(["Hárbour", "harbour"]));
    expect(hits()[0]?.querySelector("b")).toBeNull();
    expect(input().getAttribute("aria-activedescendant")).toBe(hits()[0]?.id);
    expect(screen.getByText("2 found")).toBeTruthy();
    expect(await violationsIn(screen.getByRole("dialog", { name: "Search" }))).toEqual([]);
  });

  test("shows every command while the field is empty, and says kindly that nothing was found", async () => {
    const { user } = await open({});
    await user.click(screen.getByTestId("search-open"));
    await screen.findAllByTestId("search-command");
    for (const name of ["Log a call", "Today", "Steps", "Amends", "Calls", "Seal something", "Open a letter", "My card", "Change the passphrase", "Lock"]) {
      expect(screen.getByRole("option", { name })).toBeTruthy();
    }
    expect(await violationsIn(screen.getByRole("dialog", { name: "Search" }))).toEqual([]);
    await user.keyboard("qqqq");
    expect(await screen.findByText(/Nothing was found for these words/)).toBeTruthy();
  });

  test("keeps nothing of what was typed", async () => {
    const { user } = await open();
    await user.keyboard(SEARCH);
    await user.keyboard("secret{Escape}");
    await closed();
    await user.keyboard(SEARCH);
    expect(input().value).toBe("");
    await user.keyboard(SEARCH);
    await closed();
  });

  test("says so when a record is no longer there, and stays", async () => {
    const { user, client } = await open({ found: [found("answer")] });
    client.loadRecord = () => Promise.reject(new CommandError("recordMissing"));
    await user.keyboard(SEARCH);
    await user.keyboard("zzz");
    await waitFor(() => expect(hits()).toHaveLength(1));
    await user.keyboard("{Enter}");
    expect(within(screen.getByTestId("search")).getByRole("alert")).toBeTruthy();
  });

  test("leaves Ctrl+L its meaning", async () => {
    const { user, asked } = await open();
    await user.keyboard(SEARCH);
    await user.keyboard("{Control>}l{/Control}");
    await waitFor(() => expect(asked.at(-1)?.call).toBe("lock"));
    expect(screen.queryByTestId("search-input")).toBeNull();
  });
});
