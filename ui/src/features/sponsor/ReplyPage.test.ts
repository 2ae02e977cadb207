import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeLetter, fakeReading, fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import type { AssignmentView } from "../../ipc/types/AssignmentView";
import type { Comment } from "../../ipc/types/Comment";
import type { Item } from "../../ipc/types/Item";
import type { Letter } from "../../ipc/types/Letter";
import type { Reading } from "../../ipc/types/Reading";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { router } from "../../shared/router.svelte";
import SponsorPage from "./SponsorPage.svelte";

const ANA = fakeCard();
const ROW: Item = {
  id: "item-3",
  kind: "resentment",
  version: 1,
  fields: {
    subject: "My father",
    causes: [
      { id: "cause-1", text: "He told them at dinner.", affects: ["pride"] },
      { id: "cause-2", text: "He never asked.", affects: [] },
    ],
    faults: ["afraid"],
    myPart: "I said nothing.",
  },
  hidden: [],
  words: { title: "Resentments", subject: "Whom or what I resent", causes: "Why", myPart: "My part" },
};
const mine = () => fakeLetter({ createdAt: "2026-11-15T18:00:00Z", items: [...fakeLetter().items, ROW] });

let comments = 0;
const comment = (over: Partial<Comment>): Comment => ({ id: `comment-${++comments}`, item: "item-1", element: null, field: null, quote: null, text: "Good.", ...over });
const replyWith = (letter: Partial<Letter>, over: Partial<Reading> = {}) =>
  fakeReading({ from: ANA, letter: fakeLetter({ id: "reply-1", kind: "reply", inReplyTo: "letter-1", items: [], ...letter }), answers: mine(), ...over });
const shared = (item: string, record: string | null): SharedItem => ({
  item,
  record,
  to: ANA.id,
  toName: ANA.name,
  title: "Step One",
  label: "A question?",
  letter: "letter-1",
  sealedAt: "2026-11-15T18:00:00Z",
  sealedTimes: 1,
  progress: "opened",
  progressIsOfEarlier: false,
  toldAt: "2026-11-20T10:00:00Z",
  changed: [],
  comments: [],
});
const assignment = (over: Partial<AssignmentView> = {}): AssignmentView => ({
  id: "asked-1",
  from: ANA.id,
  fromName: ANA.name,
  letter: "reply-1",
  text: "Three names for Wednesday.",
  dueOn: "2026-11-25",
  receivedAt: "2026-11-20T10:00:00Z",
  doneAt: null,
  ...over,
});

async function enter(reading: Reading, contents: FakeContents = {}) {
  router.reset("sponsor", { page: "reply", letter: reading.letter.id });
  const fake = fakeVault({ received: [reading], ...contents });
  const { container } = render(SponsorPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}
const itemNamed = (id: string) => document.querySelector<HTMLElement>(`[data-item="${id}"]`) as HTMLElement;

describe("a reply", () => {
  test("shows each comment beside what it is about, with the words it quotes", async () => {
    const { container } = await enter(
      replyWith({
        comments: [
          comment({ text: "Thank you for this." }),
          comment({ item: "item-3", element: "cause-2", text: "Tell me about that dinner." }),
          comment({ item: "item-3", field: "myPart", quote: "I said nothing", text: "You were nine." }),
        ],
      }),
    );
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Ana R. answered you");
    expect(screen.getByTestId("proven").textContent).toContain("From Ana R., proven to you alone");
    expect(screen.getAllByTestId("reply-comment")).toHaveLength(3);
    expect(within(itemNamed("item-1")).getByTestId("reply-comment").textContent).toContain("Thank you for this.");
    const row = within(itemNamed("item-3"));
    expect(row.getAllByTestId("reply-comment").map((one) => one.textContent?.trim())).toEqual([
      "Tell me about that dinner.",
      expect.stringMatching(/^I said nothing\s*You were nine\.$/),
    ]);
    expect(row.getByText("I said nothing").tagName).toBe("BLOCKQUOTE");
    expect(screen.queryByTestId("reply-elsewhere")).toBeNull();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("says how far each part got", async () => {
    await enter(
      replyWith({
        marks: [
          { item: "item-1", progress: "goneThrough" },
          { item: "item-2", progress: "heard" },
        ],
      }),
    );
    expect(within(itemNamed("item-1")).getByTestId("reply-mark").textContent).toBe("Gone through");
    expect(within(itemNamed("item-2")).getByTestId("reply-mark").textContent).toBe("Heard");
    expect(within(itemNamed("item-3")).queryByTestId("reply-mark")).toBeNull();
    expect(screen.queryByTestId("reply-opened")).toBeNull();
  });

  test("that says nothing but that the letter was opened is told of kindly", async () => {
    const { container } = await enter(replyWith({ marks: [{ item: "item-1", progress: "opened" }] }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Ana R. opened it");
    expect(screen.getByTestId("reply-opened").textContent).toContain("Ana R. has opened it");
    expect(screen.getByTestId("letter")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("lists what it asks for with the day, and ticks it off", async () => {
    const { client, container } = await enter(
      replyWith({
        assignments: [
          { id: "asked-1", text: "Three names for Wednesday.", dueOn: "2026-11-25" },
          { id: "asked-2", text: "Rest.", dueOn: null },
        ],
      }),
      { assignments: [assignment(), assignment({ id: "asked-2", text: "Rest.", dueOn: null }), assignment({ id: "asked-3", text: "From another reply." })] },
    );
    const rows = screen.getAllByTestId("reply-assignment");
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toMatch(/Three names for Wednesday\..*For Wednesday 25 November/s);
    expect(await violationsIn(container)).toEqual([]);
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: /Three names/ });
    await userEvent.click(box);
    await waitFor(async () => expect((await client.assignments())[0]?.doneAt).not.toBeNull());
    expect(screen.getAllByTestId("reply-assignment")).toHaveLength(2);
    await userEvent.click(box);
    await waitFor(async () => expect((await client.assignments())[0]?.doneAt).toBeNull());
  });

  test("keeps the tick as it was when it could not be noted", async () => {
    const { client } = await enter(replyWith({ assignments: [{ id: "asked-1", text: "Rest.", dueOn: null }] }), { assignments: [assignment()] });
    client.finishAssignment = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.click(screen.getByRole("checkbox"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(false);
  });

  test("leads to the page each part was written on", async () => {
    const answer = fakeRecord("answer", { step: 1, promptId: "general/1/q1", prompt: "When?", text: "Once." });
    const person = fakeRecord("amends", { person: "M.", relationship: "", harm: "", injury: "no", injuryWords: "" });
    const row = fakeRecord("resentment", { subject: "My father", causes: [], faults: [], myPart: "" });
    await enter(replyWith({}), {
      records: [answer, person, row],
      shared: [shared("item-1", answer.id), shared("item-2", person.id), shared("item-3", row.id)],
    });
    const press = (item: string) => userEvent.click(within(itemNamed(item)).getByTestId("reply-to-record"));
    const places: unknown[] = [];
    for (const item of ["item-1", "item-2", "item-3"]) {
      router.reset("sponsor", { page: "reply", letter: "reply-1" });
      await screen.findByTestId("letter");
      await press(item);
      await waitFor(() => expect(router.params["page"]).toBeUndefined());
      places.push([router.room, router.params]);
    }
    expect(places).toEqual([
      ["steps", { step: "1", prompt: "general/1/q1" }],
      ["amends", { person: person.id }],
      ["steps", { step: "4", worksheet: "resentment", row: row.id }],
    ]);
  });

  test("offers no way to what is gone for good, and says so of what is in the trash", async () => {
    const trashed = fakeRecord("answer", { step: 1, promptId: "p", prompt: "When?", text: "Once." }, { trashedAt: "2026-11-21T10:00:00Z" });
    await enter(replyWith({}), { records: [trashed], shared: [shared("item-1", trashed.id), shared("item-2", null)] });
    expect(within(itemNamed("item-2")).queryByTestId("reply-to-record")).toBeNull();
    await userEvent.click(within(itemNamed("item-1")).getByTestId("reply-to-record"));
    expect((await screen.findByRole("alert")).textContent).toContain("no longer in the vault");
    expect(router.room).toBe("sponsor");
  });

  test("whose letter is not known here still shows every comment", async () => {
    const { container } = await enter(replyWith({ comments: [comment({ text: "About the second page." })] }, { answers: null }));
    expect(within(screen.getByTestId("reply-elsewhere")).getByText("About the second page.")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("from a card that was not confirmed says so", async () => {
    await enter(replyWith({}, { confirmed: false }));
    expect(screen.getByTestId("unproven")).toBeTruthy();
  });

  test("stays text, whatever is in it", async () => {
    const hostile = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) \u202Eabc";
    const { container } = await enter(
      replyWith({ comments: [comment({ text: hostile, quote: hostile })], assignments: [{ id: "asked-1", text: hostile, dueOn: null }] }),
      { assignments: [assignment({ text: hostile })] },
    );
    expect(container.querySelector("img, a[href], script")).toBeNull();
    expect(screen.getByTestId("reply-comment").textContent).not.toContain("\u202E");
    expect(screen.getByTestId("reply-assignment").textContent).toContain("⟨U+202E⟩");
  });

  test("that is not here is said not to be", async () => {
    router.reset("sponsor", { page: "reply", letter: "nowhere" });
    const { container } = render(SponsorPage, { client: fakeVault().client });
    expect(await screen.findByRole("heading", { name: "This reply is not here." })).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });
});
