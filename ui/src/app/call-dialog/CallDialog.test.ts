import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { callBody, callWith, contactNamed } from "../../dev/calls";
import { CommandError } from "../../ipc/errors";
import { fakeVault, type FakeContents } from "../../ipc/fake";
import { callLog } from "../../shared/call-log.svelte";
import { dayAfter } from "../../shared/dates";
import { flushAll } from "../../shared/flush";
import { momentAt } from "../../shared/moment";
import { router } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import App from "../App.svelte";

const LOG = "{Control>}{Shift>}C{/Shift}{/Control}";
const dora = contactNamed("Dora K.");
const CALLED: FakeContents = {
  records: [
    dora,
    contactNamed("Dana"),
    callWith("Dora K.", {}, { occurredAt: "2026-11-20T10:00:00Z", localDate: "2026-11-20", links: [{ relation: "with", to: dora.id }] }),
    callWith("Élise", {}, { occurredAt: "2026-11-19T10:00:00Z", localDate: "2026-11-19" }),
  ],
};

async function open(contents: FakeContents = CALLED) {
  const vault = fakeVault(contents);
  const { container } = render(App, { client: vault.client });
  await screen.findByRole("navigation", { name: "Rooms" });
  const logged = async () => (await vault.client.listRecords("call")).at(-1);
  return { ...vault, container, user: userEvent.setup(), logged };
}

const dialog = () => screen.findByRole("dialog", { name: "Log a call" });
const who = () => screen.getByTestId<HTMLInputElement>("call-who");
const closed = () => waitFor(() => expect(screen.queryByTestId("call-who")).toBeNull());
const fill = (field: HTMLElement, value: string) => {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

describe("logging a call", () => {
  test("with somebody called before takes at most five keys", async () => {
    const { user, logged } = await open();
    let presses = 0;
    const count = ({ key }: KeyboardEvent) => void (presses += ["Control", "Shift"].includes(key) ? 0 : 1);
    window.addEventListener("keydown", count, true);
    await user.keyboard(LOG);
    await dialog();
    expect(document.activeElement).toBe(who());
    await user.keyboard("d{Enter}{Enter}");
    await closed();
    window.removeEventListener("keydown", count, true);
    expect(presses).toBeLessThanOrEqual(5);
    const record = await logged();
    expect(record?.body).toMatchObject({ who: "Dora K.", outcome: "reached", direction: "out", channel: "phone" });
    expect(record?.links).toEqual([{ relation: "with", to: dora.id }]);
    expect(toasts.shown.at(-1)?.text).toBe("Call with Dora K. kept");
  });

  test("offers whom one called last first, and a name is found without its accents", async () => {
    const { user, logged } = await open();
    await user.keyboard(LOG);
    const offered = () => screen.getAllByTestId("call-who-option").map((option) => option.textContent?.trim().split(/\s{2,}|Last|In your/)[0]?.trim());
    await waitFor(() => expect(offered()).toEqual(["Dora K.", "Élise", "Dana"]));
    await user.keyboard("eli{Enter}2{Enter}");
    await closed();
    expect((await logged())?.body).toMatchObject({ who: "Élise", outcome: "voicemail" });
  });

  test("with a new name keeps that name to the call, unless asked to keep the person too", async () => {
    const { user, client, logged } = await open();
    await user.keyboard(LOG);
    await user.keyboard("Ben{Enter}3{Enter}");
    await closed();
    expect((await logged())?.body).toMatchObject({ who: "Ben", outcome: "noAnswer" });
    expect(await client.listRecords("contact")).toHaveLength(2);
    await user.keyboard(LOG);
    await user.keyboard("Kim{Enter}");
    await user.click(screen.getByRole("checkbox", { name: "Keep Kim in your people" }));
    await user.click(screen.getByTestId("call-save"));
    await closed();
    const kim = (await client.listRecords("contact")).at(-1);
    expect(kim?.body.name).toBe("Kim");
    expect((await logged())?.links).toEqual([{ relation: "with", to: kim?.id }]);
  });

  test("from the Calls room offers to keep a new person, and says so", async () => {
    router.reset("calls");
    const { user } = await open();
    await user.keyboard(LOG);
    await user.keyboard("Kim{Enter}");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Keep Kim in your people" }).checked).toBe(true);
    expect(await violationsIn(await dialog())).toEqual([]);
  });

  test("takes a name that another one begins with, once it is typed out or chosen as new", async () => {
    const { user, logged } = await open();
    await user.keyboard(LOG);
    await user.keyboard("Dan{ArrowUp}{Enter}{Enter}");
    await closed();
    expect((await logged())?.body.who).toBe("Dan");
    await user.keyboard(LOG);
    await user.keyboard("dana{Enter}{Enter}");
    await closed();
    expect((await logged())?.body.who).toBe("Dana");
  });

  test("can be taken back, with the person it brought", async () => {
    const { user, client } = await open();
    await user.keyboard(LOG);
    await user.keyboard("Kim{Enter}");
    await user.click(screen.getByTestId("call-keep-person"));
    await user.click(screen.getByTestId("call-save"));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(async () => expect(await client.listRecords("contact")).toHaveLength(2));
    expect((await client.listRecords("call")).map(({ body }) => body.who)).toEqual(["Dora K.", "Élise"]);
  });

  test("with everything that can be said of it", async () => {
    const { user, logged } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    await user.click(screen.getByTestId("call-more"));
    const within_ = (testid: string) => within(screen.getByTestId(testid));
    await user.click(screen.getByRole("radio", { name: "They called" }));
    await user.click(screen.getByRole("radio", { name: "Video" }));
    await user.click(within_("call-feeling-before").getByRole("radio", { name: "7" }));
    await user.click(within_("call-feeling-after").getByRole("radio", { name: "3" }));
    await user.type(screen.getByRole("textbox", { name: "What it was for" }), "before payday");
    await user.type(screen.getByRole("textbox", { name: "Minutes" }), "6");
    await user.type(screen.getByRole("textbox", { name: "Note" }), "She asked about the next hour.");
    await user.type(screen.getByRole("textbox", { name: "What you said you would do" }), "Eat first");
    fill(screen.getByTestId("call-follow-up"), "2026-11-24");
    await user.click(screen.getByRole("checkbox", { name: "You owe them a call back" }));
    expect(await violationsIn(await dialog())).toEqual([]);
    await user.click(screen.getByTestId("call-save"));
    await closed();
    expect((await logged())?.body).toEqual(
      callBody("Dora K.", {
        direction: "in",
        channel: "video",
        feelingBefore: 7,
        feelingAfter: 3,
        purpose: "before payday",
        minutes: 6,
        note: "She asked about the next hour.",
        commitment: "Eat first",
        followUpOn: "2026-11-24",
        callBackOwed: true,
      }),
    );
    // The next call is likely made in the same way.
    await user.keyboard(LOG);
    await user.keyboard("e{Enter}{Enter}");
    await closed();
    expect((await logged())?.body).toMatchObject({ who: "Élise", direction: "in", channel: "video", feelingBefore: null });
  });

  test("without a name, or with one that can't be saved, keeps the dialog open and says why", async () => {
    const { user, client } = await open();
    await user.keyboard(LOG);
    await user.click(screen.getByTestId("call-save"));
    expect(screen.getByText(/Write who it was/)).toBeTruthy();
    expect(document.activeElement).toBe(who());
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    await user.keyboard("d{Enter}{Enter}");
    await screen.findByRole("alert");
    expect(who().value).toBe("Dora K.");
  });
});

describe("when it was", () => {
  test("is now, unless another time is written", async () => {
    const { user, logged } = await open();
    const before = Date.now();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}{Enter}");
    await closed();
    const record = await logged();
    expect(Date.parse(record?.occurredAt ?? "")).toBeGreaterThanOrEqual(before);
    expect(record?.zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(record?.localDate).toBe(dayAfter(0));
  });

  test("can be another day and time", async () => {
    const { user, logged } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    await user.click(screen.getByTestId("call-more"));
    fill(screen.getByTestId("call-when"), "2025-06-03");
    fill(screen.getByTestId("call-when-time"), "21:04");
    await user.click(screen.getByTestId("call-save"));
    await closed();
    const moment = momentAt({ day: "2025-06-03", time: "21:04" });
    expect(await logged()).toMatchObject({ localDate: "2025-06-03", occurredAt: moment?.at });
  });

  test("is never to come: that is said, and nothing is logged", async () => {
    const { user, asked } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    await user.click(screen.getByTestId("call-more"));
    fill(screen.getByTestId("call-when"), dayAfter(1));
    await user.click(screen.getByTestId("call-more"));
    await user.click(screen.getByTestId("call-save"));
    expect(await screen.findByText(/That time has not come yet/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("call-when")));
    expect(asked.some(({ call }) => call === "addRecord")).toBe(false);
  });
});

describe("a call that is not saved yet", () => {
  test("is still there after Escape, and can be cleared", async () => {
    const { user, asked } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    await user.click(screen.getByTestId("call-more"));
    await user.type(screen.getByRole("textbox", { name: "Note" }), "half a thought");
    await user.keyboard("{Escape}");
    await closed();
    await user.keyboard(LOG);
    expect(await screen.findByText("Your unsaved call is still here.")).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" }).value).toBe("half a thought");
    await user.click(screen.getByTestId("call-begin-another"));
    expect(who().value).toBe("");
    expect(screen.queryByText("Your unsaved call is still here.")).toBeNull();
    expect(asked.some(({ call }) => call === "addRecord")).toBe(false);
  });

  test("asks for nothing when nothing was written", async () => {
    const { user } = await open();
    await user.keyboard(LOG);
    await user.keyboard("{Escape}");
    await closed();
    await user.keyboard(LOG);
    await dialog();
    expect(screen.queryByText("Your unsaved call is still here.")).toBeNull();
  });

  test("is logged as it stands when the workbook locks, if it holds words", async () => {
    const { user, client } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    await user.click(screen.getByTestId("call-more"));
    await user.type(screen.getByRole("textbox", { name: "Note" }), "half a thought");
    await user.keyboard("{Control>}l{/Control}");
    await closed();
    await waitFor(async () => expect((await client.listRecords("call")).at(-1)?.body.note).toBe("half a thought"));
  });

  test("is not logged by a lock when it is but a name", async () => {
    const { user, asked } = await open();
    await user.keyboard(LOG);
    await user.keyboard("Do{Escape}");
    await flushAll();
    expect(asked.some(({ call }) => call === "addRecord")).toBe(false);
  });
});

describe("the dialog", () => {
  test("opened for a person needs but Enter", async () => {
    const { user, logged } = await open();
    callLog.open("Dora K.");
    await dialog();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("call-outcome-reached")));
    await user.keyboard("{Enter}");
    await closed();
    expect((await logged())?.body.who).toBe("Dora K.");
  });

  test("keeps its shortcut from a composing input method, and gives way to the search", async () => {
    const { user } = await open();
    const composing = new KeyboardEvent("keydown", { key: "C", ctrlKey: true, shiftKey: true, isComposing: true, bubbles: true });
    document.body.dispatchEvent(composing);
    expect(callLog.isOpen).toBe(false);
    await user.keyboard(LOG);
    await dialog();
    await user.keyboard("{Control>}k{/Control}");
    await screen.findByTestId("search-input");
    expect(screen.queryByTestId("call-who")).toBeNull();
  });

  test("does not save on an Enter that is held down", async () => {
    const { user, asked } = await open();
    await user.keyboard(LOG);
    await user.keyboard("d{Enter}");
    const held = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
    expect(asked.some(({ call }) => call === "addRecord")).toBe(false);
  });
});
