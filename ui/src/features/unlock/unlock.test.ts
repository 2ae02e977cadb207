import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeLock, TWELVE_WORDS } from "../../ipc/fake";
import BlockedPage from "./BlockedPage.svelte";
import RecoverPage from "./RecoverPage.svelte";
import UnlockPage from "./UnlockPage.svelte";
import { countWords } from "./unlocking.svelte";

const PASSPHRASE = "four quiet words here";

function unlockPage(lock = fakeLock(), letterWaiting = false) {
  const onblocked = vi.fn();
  const onforgot = vi.fn();
  const { container } = render(UnlockPage, { client: lock.client, letterWaiting, onforgot, onblocked });
  return { ...lock, onblocked, onforgot, container, user: userEvent.setup() };
}

describe("unlocking", () => {
  it("takes the passphrase and Enter, nothing else", async () => {
    const { user, asked, container } = unlockPage();
    expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
    await user.keyboard(`${PASSPHRASE}{Enter}`);
    expect(asked).toEqual([{ call: "unlock", args: [PASSPHRASE] }]);
    expect(await screen.findByText("Open. Your workbook is on its way.")).toBeTruthy();
    expect((screen.getByLabelText("Passphrase") as HTMLInputElement).value).toBe("");
    expect(await violationsIn(container)).toEqual([]);
  });

  it("says what it is doing while the key is derived, and asks only once", async () => {
    const { user, asked } = unlockPage(fakeLock({ slow: 30 }));
    await user.keyboard(`${PASSPHRASE}{Enter}{Enter}`);
    expect(screen.getByText(/takes about a second, on purpose/)).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it("keeps a wrong passphrase selected, ready to be typed over", async () => {
    const { user } = unlockPage();
    await user.keyboard("wrong one{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not open this vault");
    const field = screen.getByLabelText("Passphrase") as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, "wrong one".length]);
  });

  it.each([
    ["vaultDamaged", "damaged"],
    ["vaultNewer", "newer"],
    ["vaultInUse", "inUse"],
  ] as const)("that finds %s leads to the page for it", async (code, state) => {
    const lock = fakeLock();
    lock.client.unlock = async () => Promise.reject(new CommandError(code));
    const { user, onblocked } = unlockPage(lock);
    await user.keyboard("anything{Enter}");
    expect(onblocked).toHaveBeenCalledWith(state);
  });

  it("mentions a letter that waits", () => {
    unlockPage(fakeLock(), true);
    expect(screen.getByText(/A letter is waiting/)).toBeTruthy();
  });
});

describe("recovering", () => {
  it("takes the twelve words as they stand on paper, and a new passphrase", async () => {
    const { client, asked } = fakeLock();
    const user = userEvent.setup();
    const { container } = render(RecoverPage, { client, onback: vi.fn(), onblocked: vi.fn() });
    const numbered = TWELVE_WORDS.map((word, at) => `${at + 1}. ${word}`).join("\n");
    await user.click(screen.getByLabelText("The twelve words"));
    await user.paste(numbered);
    expect(screen.getByText("Twelve words")).toBeTruthy();
    await user.click(screen.getByLabelText("New passphrase"));
    await user.paste("a new one, longer");
    await user.click(screen.getByLabelText("The same passphrase again"));
    await user.paste("a new one, longer");
    await user.click(screen.getByRole("button", { name: "Open and set the new passphrase" }));
    expect(asked.at(-1)).toEqual({ call: "recover", args: [numbered, "a new one, longer"] });
    expect(await violationsIn(container)).toEqual([]);
  });

  it("counts words whatever stands between them", () => {
    expect(countWords(" 1. Ocean\n2) velvet,ladder ")).toBe(3);
    expect(countWords("")).toBe(0);
  });
});

describe("a vault that was not opened", () => {
  it("says which of three things it is, and that nothing was lost", async () => {
    const titles: string[] = [];
    for (const state of ["damaged", "newer", "inUse"] as const) {
      const { container, unmount } = render(BlockedPage, { state, folder: "/home/sam/handrail", onagain: vi.fn() });
      titles.push(screen.getByRole("heading", { level: 1 }).textContent ?? "");
      expect(container.textContent).toMatch(/Nothing was (deleted|changed)/);
      expect(screen.getByRole("button", { name: "Look again" })).toBeTruthy();
      expect(await violationsIn(container)).toEqual([]);
      unmount();
    }
    expect(new Set(titles).size).toBe(3);
  });
});
