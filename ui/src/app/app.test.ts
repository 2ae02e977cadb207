import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { violationsIn } from "../dev/axe";
import { sampleContents } from "../dev/sample";
import { CommandError } from "../ipc/errors";
import { fakeCard, fakeLock, fakeVault, type FakeContents } from "../ipc/fake";
import { errorWords } from "../shared/errorWords";
import { registerFlush } from "../shared/flush";
import { people } from "../shared/people.svelte";
import { router } from "../shared/router.svelte";
import App from "./App.svelte";
import { watchForLife } from "./idle";
import LockApp from "./LockApp.svelte";

async function open(contents: FakeContents = sampleContents()) {
  const vault = fakeVault(contents);
  const { container } = render(App, { client: vault.client });
  await screen.findByRole("navigation", { name: "Rooms" });
  return { ...vault, container, user: userEvent.setup() };
}

afterEach(() => {
  people.hasSponsees = false;
});

describe("the workbook window", () => {
  it("has its landmarks, a way past the rail, and Help and Lock in the rail", async () => {
    const { container, user } = await open();
    router.go("settings");
    await screen.findByRole("heading", { name: "Settings" });
    expect(await violationsIn(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Skip to the page" }));
    expect(document.activeElement).toBe(screen.getByRole("main"));
    expect(screen.getByRole("button", { name: "Help" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Lock" })).toBeTruthy();
  });

  it("shows the Sponsees room once there is a sponsee", async () => {
    await open({ cards: [fakeCard()] });
    expect(screen.queryByRole("button", { name: "Sponsees" })).toBeNull();
    people.hasSponsees = true;
    expect(await screen.findByRole("button", { name: "Sponsees" })).toBeTruthy();
  });

  it("puts the focus on the heading of the room one goes to", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Help" }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Whom you can call now" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByRole("button", { name: "Help" }).getAttribute("aria-current")).toBe("page");
  });

  it("begins with the choice of a program when none was made", async () => {
    await open({ settings: { program: null } });
    expect(router.room).toBe("program");
  });

  it("writes every draft before it locks, and shows nothing meanwhile", async () => {
    const { asked, user, container } = await open();
    let written = () => {};
    const stop = registerFlush(() => new Promise<void>((done) => (written = done)));
    await user.keyboard("{Control>}l{/Control}");
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(container.textContent?.trim()).toBe("");
    expect(asked.some(({ call }) => call === "lock")).toBe(false);
    written();
    await waitFor(() => expect(asked.at(-1)?.call).toBe("lock"));
    stop();
  });

  it("locks when told to, also when a draft can't be written", async () => {
    const { asked, tell } = await open();
    const stop = registerFlush(() => Promise.reject(new Error("full")));
    tell.lockNow();
    await waitFor(() => expect(asked.at(-1)?.call).toBe("lock"));
    stop();
  });

  it("writes every draft before it ends the app when its window is closed", async () => {
    const { asked, tell } = await open();
    let written = () => {};
    const stop = registerFlush(() => new Promise<void>((done) => (written = done)));
    tell.closeNow();
    expect(asked.some(({ call }) => call === "quit")).toBe(false);
    written();
    await waitFor(() => expect(asked.some(({ call }) => call === "quit")).toBe(true));
    expect(asked.some(({ call }) => call === "stay")).toBe(false);
    stop();
  });

  it("stays open and says so when a draft can't be written on closing, and ends the app once it is saved again", async () => {
    const { asked, tell, user, container } = await open();
    let full = true;
    const stop = registerFlush(async () => {
      if (full) throw new CommandError("diskFull");
    });
    tell.closeNow();
    const again = await screen.findByRole("button", { name: "Save again" });
    expect(screen.getByRole("dialog", { name: "Not everything is saved yet" })).toBeTruthy();
    expect(screen.getByRole("alert").textContent).toContain(errorWords(new CommandError("diskFull")));
    await waitFor(() => expect(document.activeElement).toBe(again));
    expect(await violationsIn(container)).toEqual([]);
    expect(asked.filter(({ call }) => call === "stay")).toHaveLength(1);
    await user.click(again);
    await waitFor(() => expect(asked.filter(({ call }) => call === "stay")).toHaveLength(2));
    expect(asked.some(({ call }) => call === "quit")).toBe(false);
    full = false;
    await user.click(again);
    await waitFor(() => expect(asked.some(({ call }) => call === "quit")).toBe(true));
    stop();
  });

  it("can be closed without what can't be saved", async () => {
    const { asked, tell, user } = await open();
    const stop = registerFlush(() => Promise.reject(new CommandError("diskFull")));
    tell.closeNow();
    await user.click(await screen.findByRole("button", { name: "Close without it" }));
    expect(asked.some(({ call }) => call === "quit")).toBe(true);
    stop();
  });

  it("shows nothing more when it is closed while it locks", async () => {
    const { asked, tell, user } = await open();
    const stop = registerFlush(() => Promise.reject(new CommandError("diskFull")));
    await user.keyboard("{Control>}l{/Control}");
    tell.closeNow();
    await waitFor(() => expect(asked.some(({ call }) => call === "quit")).toBe(true));
    expect(screen.queryByRole("dialog")).toBeNull();
    stop();
  });

  it("says when it is about to lock, and stays open when asked", async () => {
    const { asked, tell, user } = await open();
    tell.lockSoon(30);
    const keep = await screen.findByRole("button", { name: "Keep it open" });
    await waitFor(() => expect(document.activeElement).toBe(keep));
    await user.click(keep);
    expect(asked.at(-1)?.call).toBe("touch");
    await waitFor(() => expect(screen.queryByText("Locking soon")).toBeNull());
  });

  it("tells of a letter that comes while it is open, and opens none by itself", async () => {
    const { asked, tell, user } = await open();
    router.go("settings");
    tell.letterWaiting();
    const offer = await screen.findByRole("button", { name: "Open the letter" });
    expect(router.room).toBe("settings");
    await user.click(offer);
    await waitFor(() => expect([router.room, router.params]).toEqual(["sponsees", { letter: "letter-1" }]));
    expect(asked.filter(({ call }) => call === "sealLetter")).toEqual([]);
  });
});

describe("signs of life", () => {
  it("are told to the vault at most every ten seconds", () => {
    const touch = vi.fn(async () => undefined);
    const now = vi.spyOn(performance, "now");
    const target = new EventTarget();
    const stop = watchForLife({ touch }, target);
    for (const at of [0, 4_000, 9_999, 10_000, 12_000]) {
      now.mockReturnValue(at);
      target.dispatchEvent(new Event("keydown"));
    }
    expect(touch).toHaveBeenCalledTimes(2);
    stop();
    now.mockReturnValue(99_000);
    target.dispatchEvent(new Event("pointermove"));
    expect(touch).toHaveBeenCalledTimes(2);
  });
});

it("a pointer that rests is no sign of life, whatever moves under it", () => {
  const touch = vi.fn(async () => undefined);
  const now = vi.spyOn(performance, "now");
  const target = new EventTarget();
  const stop = watchForLife({ touch }, target);
  const move = (at: number, screenX: number) => {
    now.mockReturnValue(at);
    target.dispatchEvent(Object.assign(new Event("pointermove"), { screenX, screenY: 5 }));
  };
  move(0, 1);
  move(20_000, 1);
  expect(touch).toHaveBeenCalledTimes(1);
  move(40_000, 2);
  expect(touch).toHaveBeenCalledTimes(2);
  stop();
});

describe("the lock window", () => {
  it.each([
    ["none", "A private place to write"],
    ["locked", "Unlock your workbook"],
    ["damaged", "The workbook can't be opened: it is damaged"],
    ["newer", "This workbook needs a newer Handrail"],
    ["inUse", "Your workbook is open somewhere else"],
  ] as const)("of a vault that is %s says: %s", async (state, title) => {
    const { container } = render(LockApp, { client: fakeLock({ state }).client });
    expect(await screen.findByRole("heading", { level: 1, name: title })).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  it("has help a click away, and comes back to what was typed", async () => {
    const user = userEvent.setup();
    render(LockApp, { client: fakeLock().client });
    await user.type(await screen.findByLabelText("Passphrase"), "half of it");
    await user.click(screen.getByRole("button", { name: "Help" }));
    expect(await screen.findByRole("heading", { name: "Whom you can call now" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect((screen.getByLabelText("Passphrase") as HTMLInputElement).value).toBe("half of it");
  });

  it("goes from a forgotten passphrase to the twelve words and back", async () => {
    const user = userEvent.setup();
    render(LockApp, { client: fakeLock().client });
    await user.click(await screen.findByRole("button", { name: "I forgot it: use the twelve words" }));
    expect(screen.getByLabelText("The twelve words")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Back to the passphrase" }));
    expect(screen.getByLabelText("Passphrase")).toBeTruthy();
  });
});
