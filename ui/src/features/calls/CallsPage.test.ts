import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { callWith, contactNamed } from "../../dev/calls";
import { CommandError } from "../../ipc/errors";
import { fakeVault, type FakeContents } from "../../ipc/fake";
import type { Call } from "../../ipc/types/Call";
import { callLog } from "../../shared/call-log.svelte";
import { dayAfter } from "../../shared/dates";
import { router, type RoomParams } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import CallsPage from "./CallsPage.svelte";

async function enter(params: RoomParams = {}, records: FakeContents["records"] = []) {
  router.reset("calls", params);
  const fake = fakeVault({ records });
  const { container } = render(CallsPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

const on = (localDate: string) => ({ localDate, occurredAt: `${localDate}T12:00:00Z`, zone: "UTC" });
const saved = () => waitFor(() => expect(screen.getByTestId("save-status").textContent.trim()).toBe("Saved"));

afterEach(() => callLog.close());

describe("the list", () => {
  test("when empty says what it is for, and offers to log a call", async () => {
    const { container } = await enter();
    expect(screen.getByText(/This is for the calls you make and take/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Log a call" }));
    expect(callLog.isOpen).toBe(true);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("shows the newest first, by days in words, with what matters of each", async () => {
    const older = callWith("Ben", { outcome: "noAnswer", channel: "video" }, on("2019-11-21"));
    const dora = callWith("Dora", { feelingBefore: 7, feelingAfter: 3, note: "\nFirst line\nsecond", followUpOn: "2019-12-24" }, on(dayAfter(0)));
    const { container } = await enter({}, [older, callWith("Kim", {}, on(dayAfter(-1))), dora]);
    const rows = screen.getAllByTestId("call-row");
    expect(rows.map((row) => row.querySelector(".name")?.textContent)).toEqual(["Dora", "Kim", "Ben"]);
    const days = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
    expect(days).toEqual(["To call again", "Today", "Yesterday", "Thursday 21 November 2019"]);
    const first = rows[0]?.textContent ?? "";
    for (const words of ["12:00", "Reached · Phone", "7 → 3", "Feeling before 7, after 3", "First line", "Call again Tuesday 24 December 2019"]) {
      expect(first).toContain(words);
    }
    expect(first).not.toContain("second");
    expect(rows[2]?.textContent).toContain("No answer · Video");
    expect(await violationsIn(container)).toEqual([]);
  });

  test("draws two hundred, and the older ones when asked", async () => {
    await enter({}, Array.from({ length: 450 }, (_, at) => callWith(`Person ${at}`, {}, on(dayAfter(-at)))));
    expect(screen.getAllByTestId("call-row")).toHaveLength(200);
    await userEvent.click(screen.getByTestId("calls-older"));
    expect(screen.getAllByTestId("call-row")).toHaveLength(400);
    await userEvent.click(screen.getByTestId("calls-older"));
    expect(screen.getAllByTestId("call-row")).toHaveLength(450);
    expect(screen.queryByTestId("calls-older")).toBeNull();
  });

  test("keeps markup in a name and a note as text", async () => {
    await enter({}, [callWith("<img src=x onerror=alert(1)>", { note: "<b>bold</b>" })]);
    expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(document.querySelector("img, b")).toBeNull();
  });
});

describe("calls that ask for another", () => {
  test("stand at the top until they are done, which can be taken back", async () => {
    const owed = callWith("Ben", { callBackOwed: true }, on("2026-11-19"));
    const again = callWith("Dora", { followUpOn: dayAfter(1) }, on("2026-11-20"));
    const { client } = await enter({}, [owed, again]);
    expect(within(screen.getByTestId("call-follow-up")).getByText("Tomorrow")).toBeTruthy();
    await userEvent.click(screen.getByTestId("call-follow-up-done"));
    await waitFor(() => expect(screen.queryByTestId("call-follow-up")).toBeNull());
    expect((await client.loadRecord(again.id)).body).toMatchObject({ followUpDone: true, followUpOn: dayAfter(1) });
    await userEvent.click(screen.getByTestId("call-owed-done"));
    await waitFor(() => expect(screen.queryByTestId("call-owed")).toBeNull());
    expect((await client.loadRecord(owed.id)).body).toMatchObject({ callBackOwed: false });
    await toasts.shown.at(-1)?.undo?.();
    expect(await screen.findByTestId("call-owed")).toBeTruthy();
  });

  test("say so when they could not be marked as done", async () => {
    const { client } = await enter({}, [callWith("Ben", { callBackOwed: true })]);
    client.saveRecord = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.click(screen.getByTestId("call-owed-done"));
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
});

describe("a call's page", () => {
  test("saves whatever is changed, by itself", async () => {
    const dora = contactNamed("Dora");
    const call = callWith("D.", { note: "before" }, on("2026-11-20"));
    const { client, container } = await enter({ call: call.id }, [call, dora]);
    const who = screen.getByTestId("call-who");
    await userEvent.clear(who);
    await userEvent.type(who, "dor{Enter}");
    await userEvent.click(screen.getByTestId("call-outcome-voicemail"));
    await userEvent.click(within(screen.getByTestId("call-feeling-after")).getByRole("radio", { name: "2" }));
    const note = screen.getByRole("textbox", { name: "Note" });
    await userEvent.type(note, " and after");
    await fireEvent.input(screen.getByTestId("call-when"), { target: { value: "2026-11-18" } });
    await fireEvent.blur(note);
    await saved();
    expect(await client.loadRecord(call.id)).toMatchObject({
      body: { who: "Dora", outcome: "voicemail", feelingAfter: 2, note: "before and after" },
      localDate: "2026-11-18",
      occurredAt: "2026-11-18T12:00:00.000Z",
      zone: "UTC",
      links: [{ relation: "with", to: dora.id }],
    });
    expect(await violationsIn(container)).toEqual([]);
  });

  test("keeps what is unclear out of the vault, and says so", async () => {
    const call = callWith("Dora", { minutes: 6 }, on("2026-11-20"));
    const { client } = await enter({ call: call.id }, [call]);
    const minutes = screen.getByTestId("call-minutes");
    await userEvent.clear(minutes);
    await userEvent.type(minutes, "a few");
    await fireEvent.input(screen.getByTestId("call-when"), { target: { value: dayAfter(2) } });
    expect(screen.getByText(/That time has not come yet/)).toBeTruthy();
    expect(screen.getByText(/Write whole minutes/)).toBeTruthy();
    await fireEvent.blur(minutes);
    await saved();
    const { body, occurredAt } = await client.loadRecord(call.id);
    expect([body, occurredAt]).toMatchObject([{ minutes: null }, "2026-11-20T12:00:00Z"]);
  });

  test("leaves when it was and whom it was with as they are when only words change", async () => {
    const call = callWith("Dora");
    const { asked } = await enter({ call: call.id }, [call]);
    await userEvent.type(screen.getByRole("textbox", { name: "Note" }), "x");
    await userEvent.click(screen.getByTestId("calls-up"));
    await waitFor(() => expect(asked.find(({ call: name }) => name === "saveRecord")?.args[2]).toEqual({}));
  });

  test("begins with what was changed elsewhere since it was last open", async () => {
    const call = callWith("Dora", { followUpOn: "2026-11-24" });
    const { client } = await enter({ call: call.id }, [call]);
    cleanup();
    await client.saveRecord<"call">(call.id, { ...call.body, followUpDone: true });
    render(CallsPage, { client });
    await userEvent.type(await screen.findByRole("textbox", { name: "Note" }), "x");
    await userEvent.click(screen.getByTestId("calls-up"));
    await waitFor(async () => expect((await client.loadRecord(call.id)).body).toMatchObject({ note: "x", followUpDone: true }));
  });

  test("can be removed and brought back", async () => {
    const call = callWith("Dora");
    await enter({ call: call.id }, [call]);
    await userEvent.click(screen.getByTestId("call-remove"));
    expect(await screen.findByText(/This is for the calls/)).toBeTruthy();
    await toasts.shown[0]?.undo?.();
    expect(await screen.findByTestId("call-row")).toBeTruthy();
  });

  test("keeps its person when asked to", async () => {
    const call = callWith("Kim");
    const { client } = await enter({ call: call.id }, [call]);
    await userEvent.click(screen.getByTestId("call-keep-person"));
    await saved();
    const [kim] = await client.listRecords("contact");
    expect((await client.loadRecord(call.id)).links).toEqual([{ relation: "with", to: kim?.id }]);
    await userEvent.click(screen.getByRole("button", { name: "See Kim" }));
    expect(router.params).toEqual({ contact: kim?.id });
  });

  test("that is not there leads back", async () => {
    await enter({ call: "gone" });
    await userEvent.click(screen.getByRole("button", { name: "All calls" }));
    expect(router.params).toEqual({});
  });
});

describe("people", () => {
  test("are put down one after the other with the keyboard alone", async () => {
    const { client, container } = await enter({ page: "people" });
    const user = userEvent.setup();
    await user.click(screen.getByTestId("contact-name"));
    await user.keyboard("Dora K.{Enter}");
    await screen.findByText("Dora K. is in your people.");
    await user.keyboard("Ben{Enter}");
    await screen.findByText("Ben is in your people.");
    expect((await client.listRecords("contact")).map(({ body }) => body.name)).toEqual(["Dora K.", "Ben"]);
    expect(screen.getAllByTestId("contact-row").map((row) => row.querySelector(".name")?.textContent)).toEqual(["Ben", "Dora K."]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("have a page on which all of it is saved by itself, with their calls", async () => {
    const dora = contactNamed("Dora");
    const calls = [callWith("dora", {}, on(dayAfter(0))), callWith("Ben", {}, on(dayAfter(0)))];
    const { client, container } = await enter({ contact: dora.id }, [dora, ...calls]);
    await userEvent.click(screen.getByRole("checkbox", { name: "Sponsor" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Friend" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Sponsor" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Never share" }));
    const phone = screen.getByRole("textbox", { name: "Number or handle" });
    await userEvent.type(phone, "+00 000");
    await fireEvent.blur(phone);
    await saved();
    expect((await client.loadRecord(dora.id)).body).toMatchObject({ name: "Dora", roles: ["friend"], phone: "+00 000", neverShare: true });
    expect(screen.getAllByTestId("call-row")).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Log a call" }));
    expect([callLog.isOpen, callLog.name]).toEqual([true, "Dora"]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("can be removed and brought back, and their calls stay", async () => {
    const dora = contactNamed("Dora");
    const call = callWith("Dora", {}, { links: [{ relation: "with", to: dora.id }] });
    const { client } = await enter({ contact: dora.id }, [dora, call]);
    await userEvent.click(screen.getByTestId("contact-remove"));
    expect(await screen.findByText(/This is for the people you can call/)).toBeTruthy();
    expect(await client.listRecords("call")).toHaveLength(1);
    await toasts.shown[0]?.undo?.();
    expect(await screen.findByTestId("contact-row")).toBeTruthy();
  });
});

test("coming back to the room shows what was logged meanwhile", async () => {
  const { client } = await enter({}, [callWith("Ben", { callBackOwed: true }, on("2026-11-19"))]);
  expect(screen.getByTestId("call-owed").textContent).toContain("Ben");
  cleanup();
  await client.addRecord("call", callWith("Kim", { callBackOwed: true }).body as Call);
  router.reset("calls");
  render(CallsPage, { client });
  await waitFor(() => expect(screen.getByTestId("call-owed").textContent).toContain("Kim"));
});
