import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeLetter, fakeReading, fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import type { AssignmentView } from "../../ipc/types/AssignmentView";
import type { Call } from "../../ipc/types/Call";
import type { Comment } from "../../ipc/types/Comment";
import type { SentLetter } from "../../ipc/types/SentLetter";
import { callLog } from "../../shared/call-log.svelte";
import { dayAfter } from "../../shared/dates";
import { router } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import TodayPage from "./TodayPage.svelte";
import { greeting } from "./greeting";

beforeEach(() => callLog.close());

async function enter(contents: FakeContents = {}) {
  router.reset("today");
  const fake = fakeVault(contents);
  const { container, unmount } = render(TodayPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container, unmount };
}

const assignment = (over: Partial<AssignmentView> = {}): AssignmentView => ({
  id: "asked-1",
  from: "card-1",
  fromName: "Ana R.",
  letter: "reply-1",
  text: "Write the two fears you named.",
  dueOn: "2026-11-25",
  receivedAt: "2026-11-20T10:00:00Z",
  doneAt: null,
  ...over,
});

const CALL: Call = {
  who: "Dora",
  direction: "out",
  channel: "phone",
  outcome: "voicemail",
  purpose: "",
  minutes: null,
  feelingBefore: null,
  feelingAfter: null,
  note: "",
  commitment: "",
  followUpOn: null,
  followUpDone: false,
  callBackOwed: false,
};
const call = (over: Partial<Call>) => fakeRecord("call", { ...CALL, ...over });

const comment: Comment = { id: "c", item: "item-1", element: null, field: null, quote: null, text: "Good." };
const reply = (receivedAt: string, id = "reply-1") =>
  fakeReading({
    from: fakeCard(),
    letter: fakeLetter({ id, kind: "reply", inReplyTo: "letter-9", items: [], comments: [comment], assignments: [{ id: "a", text: "Rest.", dueOn: null }] }),
    receivedAt,
  });
const sent = (sealedAt: string): SentLetter => ({
  id: `sent-${sealedAt}`,
  to: "card-1",
  toName: "Ana R.",
  sealedAt,
  titles: ["Step One"],
  kind: "letter",
  inReplyTo: null,
  answeredAt: null,
});

test("the day is greeted by its name, and a late night by the evening it began with", () => {
  expect(greeting(new Date(2026, 10, 22, 20, 0))).toBe("Sunday evening");
  expect(greeting(new Date(2026, 10, 23, 2, 0))).toBe("Sunday night");
  expect(greeting(new Date(2026, 10, 23, 7, 0))).toBe("Monday morning");
});

describe("where writing goes on", () => {
  test("the first day has one thing to do and nothing else", async () => {
    const { container } = await enter();
    expect(screen.getByRole("heading", { name: "Begin with Step One" })).toBeTruthy();
    expect(screen.queryByTestId("asked")).toBeNull();
    expect(screen.queryByTestId("out")).toBeNull();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("one press leads back to the question where writing stopped", async () => {
    await enter({ settings: { lastPlace: { step: 2, promptId: "general/2/q3", worksheet: null } } });
    expect(screen.getByText("You left off in Step Two, at question 3 of 3.")).toBeTruthy();
    await userEvent.click(screen.getByTestId("today-open"));
    expect(router.params).toEqual({ step: "2", prompt: "general/2/q3" });
  });

  test("one press leads back to the resentment list, which says how far it is", async () => {
    const cause = { id: "e1", text: "He told them.", affects: [] };
    const row = (subject: string, causes: (typeof cause)[]) => fakeRecord("resentment", { subject, causes, faults: [], myPart: "" });
    const { container } = await enter({
      settings: { lastPlace: { step: 4, promptId: null, worksheet: "resentment" } },
      records: [row("My father", [cause]), row("The bank", [])],
    });
    expect(screen.getByText("You left off in your resentment list.")).toBeTruthy();
    expect(screen.getByTestId("go-on").textContent).toContain("Resentments: 2 names. 1 with a cause.");
    expect(await violationsIn(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("today-open"));
    expect(router.room).toBe("steps");
    expect(router.params).toEqual({ step: "4", worksheet: "resentment" });
  });

  test("without a program the way leads to choosing one, and not again once it is chosen", async () => {
    const { client, unmount } = await enter({ settings: { program: null } });
    await waitFor(() => expect(router.room).toBe("program"));
    await client.saveSettings({ ...(await client.settings()), program: "general" });
    unmount();
    router.reset("today");
    render(TodayPage, { client });
    await screen.findByRole("heading", { name: "Begin with Step One" });
    expect(router.room).toBe("today");
  });
});

describe("letters", () => {
  test("what is asked is listed: a letter that waits, a card whose words were not compared", async () => {
    const { container } = await enter({ waiting: fakeReading(), cards: [fakeCard(), fakeCard({ id: "card-9", name: "Kim", confirmedAt: null })] });
    expect(screen.getByText("A sealed letter is waiting")).toBeTruthy();
    expect(screen.getByText("Compare six words with Kim")).toBeTruthy();
    expect(screen.queryByText("Compare six words with Ana R.")).toBeNull();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("a letter that arrives while the page is open is told of at once", async () => {
    const { tell } = await enter();
    await waitFor(() => {
      tell.letterWaiting();
      expect(screen.getByTestId("today-letter")).toBeTruthy();
    });
  });

  test("a reply that came since the last letter was sealed is told of and leads to its page", async () => {
    const { container } = await enter({ received: [reply("2026-11-20T10:00:00Z")], sent: [sent("2026-11-15T10:00:00Z")] });
    const row = within(screen.getByTestId("today-reply"));
    expect(row.getByText("Ana R. answered your letter")).toBeTruthy();
    expect(row.getByText("1 comment · one thing asked")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
    await userEvent.click(row.getByRole("button"));
    expect(router.params).toEqual({ page: "reply", letter: "reply-1" });
  });

  test("a reply from before the last letter is no news, unless it came today", async () => {
    const { unmount } = await enter({ received: [reply("2026-11-10T10:00:00Z")], sent: [sent("2026-11-15T10:00:00Z")] });
    expect(screen.queryByTestId("today-reply")).toBeNull();
    unmount();
    const now = new Date();
    await enter({ received: [reply(now.toISOString())], sent: [sent(new Date(now.getTime() + 1000).toISOString())] });
    expect(screen.getByTestId("today-reply")).toBeTruthy();
  });

  test("letters that await a reply are counted, and a reply itself awaits none", async () => {
    const letter = (id: string) => fakeReading({ letter: fakeLetter({ id }) });
    await enter({ received: [letter("l1"), letter("l2"), reply("2026-11-20T10:00:00Z")] });
    const row = within(screen.getByTestId("today-awaits"));
    expect(row.getByText("2 letters await your reply")).toBeTruthy();
    await userEvent.click(row.getByRole("button"));
    expect(router.room).toBe("sponsees");
  });

  test("a single letter that awaits a reply is led to straight away", async () => {
    await enter({ received: [fakeReading()] });
    expect(screen.getByText("A letter from Ben T. awaits your reply")).toBeTruthy();
    await userEvent.click(within(screen.getByTestId("today-awaits")).getByRole("button"));
    expect(router.params).toEqual({ letter: "letter-1" });
  });
});

describe("what a reply asked for", () => {
  test("is listed with who asked and its day, whether that has passed or not; what is done is not", async () => {
    const { container } = await enter({
      assignments: [assignment({ dueOn: "2024-02-03" }), assignment({ id: "asked-2", text: "Call someone.", dueOn: null }), assignment({ id: "asked-3", doneAt: "2026-11-21T10:00:00Z" })],
    });
    const rows = screen.getAllByTestId("today-assignment");
    expect(rows.map((row) => row.querySelector(".small")?.textContent)).toEqual(["From Ana R., for Saturday 3 February 2024", "From Ana R."]);
    expect(screen.getByTestId("asked").textContent).not.toMatch(/overdue|late|missed/i);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("is done with one press, which can be taken back", async () => {
    const { asked, client } = await enter({ assignments: [assignment(), assignment({ id: "asked-2", text: "Rest." })] });
    await userEvent.click(screen.getByRole("button", { name: "Done: Write the two fears you named." }));
    await waitFor(() => expect(screen.getAllByTestId("today-assignment")).toHaveLength(1));
    expect(asked.find(({ call }) => call === "finishAssignment")?.args).toEqual(["card-1", "asked-1", true]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Asked of you"));
    await toasts.shown.at(-1)?.undo?.();
    await waitFor(() => expect(screen.getAllByTestId("today-assignment")).toHaveLength(2));
    expect((await client.assignments()).every(({ doneAt }) => doneAt === null)).toBe(true);
  });

  test("that could not be noted as done stays and says why", async () => {
    const { client } = await enter({ assignments: [assignment()] });
    client.finishAssignment = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.click(screen.getByTestId("today-assignment-done"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByTestId("today-assignment")).toBeTruthy();
    expect(toasts.shown).toEqual([]);
  });

  test("taken back after the page was left is there again on coming back", async () => {
    const { client, unmount } = await enter({ assignments: [assignment()] });
    await userEvent.click(screen.getByTestId("today-assignment-done"));
    await waitFor(() => expect(screen.queryByTestId("asked")).toBeNull());
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
    unmount();
    render(TodayPage, { client });
    await screen.findByRole("heading", { level: 1 });
    await toasts.shown.at(-1)?.undo?.();
    expect(await screen.findByTestId("today-assignment")).toBeTruthy();
  });

  test("in markup or in characters that turn text around stays plain text", async () => {
    const { container } = await enter({ assignments: [assignment({ text: "<img src=x onerror=alert(1)> \u202Eabc" })] });
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByTestId("today-assignment").textContent).toContain("⟨U+202E⟩abc");
  });
});

describe("calls", () => {
  test("that are due today or were due before are listed, later ones and done ones are not", async () => {
    const { container } = await enter({
      records: [
        call({ who: "Dora", followUpOn: dayAfter(0) }),
        call({ who: "Eli", followUpOn: dayAfter(1) }),
        call({ who: "Finn", followUpOn: dayAfter(-3), followUpDone: true }),
        call({ who: "Gus", callBackOwed: true }),
        call({ who: "dora ", callBackOwed: true }),
      ],
    });
    const names = screen.getAllByTestId("today-follow-up").map((row) => row.querySelector("p")?.textContent);
    expect(names).toEqual(["Call Dora again", "Call Gus back"]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("open the call dialog with the name filled in", async () => {
    await enter({ records: [call({ who: "Dora", followUpOn: dayAfter(0) })] });
    await userEvent.click(screen.getByRole("button", { name: "Log the call: Call Dora again" }));
    expect(callLog.isOpen).toBe(true);
    expect(callLog.name).toBe("Dora");
  });

  test("are done with one press, which can be taken back", async () => {
    const due = call({ who: "Dora", followUpOn: dayAfter(0), callBackOwed: true });
    const { asked, client } = await enter({ records: [due] });
    const saved = () => asked.filter(({ call }) => call === "saveRecord").map(({ args }) => args);
    await userEvent.click(screen.getByTestId("today-follow-up-done"));
    await waitFor(() => expect(saved()).toEqual([[due.id, { ...due.body, followUpDone: true }]]));
    await toasts.shown.at(-1)?.undo?.();
    await waitFor(async () => expect((await client.loadRecord(due.id)).body).toEqual(due.body));
  });

  test("are looked at again when one was logged", async () => {
    const { client } = await enter();
    expect(screen.queryByTestId("asked")).toBeNull();
    await client.addRecord("call", { ...CALL, callBackOwed: true });
    callLog.changes += 1;
    expect(await screen.findByText("Call Dora back")).toBeTruthy();
  });

  test("can be logged from here at any time", async () => {
    await enter();
    await userEvent.click(screen.getByTestId("today-log-call"));
    expect(callLog.isOpen).toBe(true);
    expect(callLog.name).toBe("");
  });
});
