import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeLock, fakeVault } from "../../ipc/fake";
import { toasts } from "../../shared/toasts.svelte";
import HelpLocked from "./HelpLocked.svelte";
import HelpRoom from "./HelpRoom.svelte";

const MARTA = { name: "Marta", number: "555 0101", note: "", checkedOn: null };

describe("help while locked", () => {
  it("shows no number before a click", async () => {
    const { client } = fakeLock();
    const user = userEvent.setup();
    const { container } = render(HelpLocked, { client, onback: vi.fn() });
    await screen.findByRole("button", { name: "Show the numbers" });
    expect(container.textContent).not.toContain("988");
    expect(await violationsIn(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Show the numbers" }));
    expect(container.textContent).toContain("988");
    expect(container.textContent).toContain("Number checked on 22 November 2026");
    expect(await violationsIn(container)).toEqual([]);
  });

  it("can look at another country without keeping anything", async () => {
    const { client, asked } = fakeLock();
    const user = userEvent.setup();
    const { container } = render(HelpLocked, { client, onback: vi.fn() });
    await user.click(await screen.findByRole("button", { name: "Show the numbers" }));
    await user.selectOptions(await screen.findByLabelText("Where you are"), "gb");
    expect(container.textContent).toContain("116 123");
    expect(asked.map(({ call }) => call)).toEqual(["helpPage", "helpCountries"]);
  });
});

describe("help in the workbook", () => {
  it("says that the app sees nothing and alerts no one", async () => {
    const { client } = fakeVault();
    const { container } = render(HelpRoom, { client });
    expect(await screen.findByText(/sees nothing and alerts no one/)).toBeTruthy();
    await screen.findByText("911");
    expect(await violationsIn(container)).toEqual([]);
  });

  it("shows what anyone could read before a line of one's own goes on the page", async () => {
    const { client, asked } = fakeVault();
    const user = userEvent.setup();
    render(HelpRoom, { client });
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    await user.type(screen.getByLabelText("Who answers"), "Marta");
    await user.type(screen.getByLabelText("Number"), "555 0101");
    expect(screen.getByText("Anyone who opens this laptop can read this:").parentElement?.textContent).toContain("Marta, 555 0101");
    expect(asked.some(({ call }) => call === "saveHelpPage")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Put it on the page" }));
    expect((await client.helpPage()).lines.at(-1)).toEqual(MARTA);
  });

  it("keeps one's own lines when the country changes", async () => {
    const { client } = fakeVault({ help: { country: "us", lines: [MARTA] } });
    const user = userEvent.setup();
    render(HelpRoom, { client });
    await user.selectOptions(await screen.findByLabelText("Where you are"), "gb");
    await screen.findByText("116 123");
    expect((await client.helpPage()).lines.map(({ name }) => name)).toEqual(["Samaritans", "Marta"]);
  });

  it("suggests the numbers of the region this laptop is set up for, and keeps them only once something is changed", async () => {
    vi.spyOn(navigator, "language", "get").mockReturnValue("en-GB");
    const { client, asked } = fakeVault({ help: { country: null, lines: [MARTA] } });
    const user = userEvent.setup();
    render(HelpRoom, { client });
    await screen.findByText("116 123");
    expect((screen.getByLabelText("Where you are") as HTMLSelectElement).value).toBe("gb");
    expect(screen.getByText("Marta")).toBeTruthy();
    expect(asked.some(({ call }) => call === "saveHelpPage")).toBe(false);
    await user.click(screen.getByRole("button", { name: "Change these numbers" }));
    await user.click(screen.getByRole("button", { name: "Remove Marta" }));
    expect(await client.helpPage()).toMatchObject({ country: "gb", lines: [{ number: "116 123" }] });
  });

  it("no longer says checked of a number that was changed", async () => {
    const { client } = fakeVault();
    const user = userEvent.setup();
    const { container } = render(HelpRoom, { client });
    await user.click(await screen.findByRole("button", { name: "Change these numbers" }));
    const number = screen.getAllByLabelText("Number")[0] as HTMLInputElement;
    await user.clear(number);
    await user.type(number, "112");
    await user.tab();
    const [first, second] = (await client.helpPage()).lines;
    expect([first?.number, first?.checkedOn]).toEqual(["112", null]);
    expect(second?.checkedOn).toBe("2026-11-22");
    expect(await violationsIn(container)).toEqual([]);
  });

  it("takes a removed line back", async () => {
    const { client } = fakeVault();
    const user = userEvent.setup();
    render(HelpRoom, { client });
    await user.click(await screen.findByRole("button", { name: "Change these numbers" }));
    const list = screen.getByRole("region", { name: "Change the numbers" });
    await user.click(within(list).getByRole("button", { name: "Remove Emergency services" }));
    expect((await client.helpPage()).lines).toHaveLength(1);
    await toasts.shown.at(-1)?.undo?.();
    expect((await client.helpPage()).lines.map(({ number }) => number)).toEqual(["911", "988"]);
  });
});
