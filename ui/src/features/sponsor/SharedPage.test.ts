import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeLetter, fakeReading, fakeVault, type FakeContents } from "../../ipc/fake";
import type { AssignmentView } from "../../ipc/types/AssignmentView";
import type { Remark } from "../../ipc/types/Remark";
import type { SentLetter } from "../../ipc/types/SentLetter";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { router, type RoomParams } from "../../shared/router.svelte";
import SponsorPage from "./SponsorPage.svelte";

const ANA = fakeCard();
let items = 0;
const shared = (over: Partial<SharedItem> = {}): SharedItem => ({
  item: `item-${++items}`,
  record: `record-of-${items}`,
  to: ANA.id,
  toName: ANA.name,
  title: "Step One",
  label: "When did stopping stop being up to you?",
  letter: "letter-9",
  sealedAt: "2026-11-15T18:00:00Z",
  sealedTimes: 1,
  progress: null,
  progressIsOfEarlier: false,
  toldAt: null,
  changed: [],
  comments: [],
  ...over,
});
const remark = (letter: string, text: string): Remark => ({
  letter,
  from: ANA.id,
  fromName: ANA.name,
  receivedAt: "2026-11-20T10:00:00Z",
  comment: { id: `comment-${text}`, item: "item", element: null, field: null, quote: null, text },
});
const sent = (over: Partial<SentLetter> = {}): SentLetter => ({
  id: "letter-9",
  to: ANA.id,
  toName: ANA.name,
  sealedAt: "2026-11-15T18:00:00Z",
  titles: ["Step One"],
  kind: "letter",
  inReplyTo: null,
  answeredAt: null,
  ...over,
});
const reply = (id: string, receivedAt: string) =>
  fakeReading({
    from: ANA,
    receivedAt,
    letter: fakeLetter({
      id,
      kind: "reply",
      inReplyTo: "letter-9",
      items: [],
      comments: [remark(id, "One.").comment, remark(id, "Two.").comment],
      assignments: [{ id: "asked-1", text: "Rest.", dueOn: null }],
    }),
  });
const assignment = (over: Partial<AssignmentView> = {}): AssignmentView => ({
  id: "asked-1",
  from: ANA.id,
  fromName: ANA.name,
  letter: "reply-1",
  text: "Rest.",
  dueOn: null,
  receivedAt: "2026-11-20T10:00:00Z",
  doneAt: null,
  ...over,
});

async function enter(params: RoomParams, contents: FakeContents = {}) {
  router.reset("sponsor", params);
  const fake = fakeVault({ cards: [ANA], ...contents });
  const { container } = render(SponsorPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

describe("what is out and how far it got", () => {
  test("is listed by reader, each thing with its name, its day and its progress in words", async () => {
    const { container } = await enter(
      { page: "shared" },
      {
        shared: [
          shared(),
          shared({ label: "M. R.", title: "Amends", progress: "heard", toldAt: "2026-11-20T10:00:00Z" }),
          shared({ to: "card-7", toName: "Kim", label: "", title: "Calls", progress: "goneThrough", sealedTimes: 3 }),
        ],
        sent: [sent({ answeredAt: "2026-11-20T10:00:00Z" }), sent({ id: "letter-8", kind: "reply", titles: [] })],
      },
    );
    const readers = screen.getAllByTestId("shared-reader");
    expect(readers.map((one) => one.querySelector("h2")?.textContent)).toEqual(["With Ana R.", "With Kim"]);
    expect(within(readers[0] as HTMLElement).getAllByTestId("shared-item")).toHaveLength(2);
    expect(screen.getAllByTestId("shared-progress").map((one) => one.textContent)).toEqual(["Sealed", "Heard", "Gone through"]);
    const texts = screen.getAllByTestId("shared-item").map((one) => one.textContent?.replace(/\s+/g, " "));
    expect(texts[0]).toContain("When did stopping stop being up to you? Step One · Sealed 15 November 2026");
    expect(texts[1]).toContain("Heard, says the reply of 20 November 2026");
    expect(texts[2]).toContain("Calls Sealed 3 times, last 15 November 2026");
    const letters = screen.getAllByTestId("sent-letter").map((one) => one.textContent);
    expect(letters[0]).toMatch(/Step One.*answered/s);
    expect(letters[1]).toContain("Your answer to a letter");
    expect(await violationsIn(container)).toEqual([]);
  });

  test("says when the progress is that of an earlier letter", async () => {
    await enter({ page: "shared" }, { shared: [shared({ progress: "opened", progressIsOfEarlier: true })] });
    expect(screen.getByTestId("shared-earlier").textContent?.trim()).toBe("“Opened” is about the version before. You sealed it again on 15 November 2026.");
  });

  test("counts comments, and shows them with the way to their reply when asked", async () => {
    const { container } = await enter(
      { page: "shared" },
      { shared: [shared({ comments: [remark("reply-1", "Thank you."), remark("reply-1", "Go on.")] }), shared({ label: "Another?" })] },
    );
    const comments = screen.getByRole("button", { name: /2 comments/ });
    expect(screen.queryByText("Thank you.")).toBeNull();
    await userEvent.click(comments);
    expect(comments.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText("Go on.")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Open the reply" }));
    expect(router.params).toEqual({ page: "reply", letter: "reply-1" });
  });

  test("names what was changed since, and leads to sealing it again for the same reader", async () => {
    await enter(
      { page: "shared" },
      { shared: [shared({ record: "record-a", changed: ["What I wrote", "My part"] }), shared({ record: null, changed: ["What I wrote"] }), shared()] },
    );
    expect(screen.getAllByTestId("shared-changed").map((one) => one.textContent)).toEqual([
      "You have changed since: What I wrote, My part",
      "You have changed since: What I wrote",
    ]);
    await userEvent.click(screen.getByTestId("shared-again"));
    expect(router.params).toEqual({ page: "seal", record: "record-a", to: ANA.id });
  });

  test("with nothing out yet says what the page is for and offers to seal", async () => {
    const { container } = await enter({ page: "shared" });
    await userEvent.click(screen.getByRole("button", { name: "Seal something" }));
    expect(router.params).toEqual({ page: "seal" });
    expect(await violationsIn(container)).toEqual([]);
  });
});

describe("the room's page", () => {
  test("shows the last three things that are out and leads to all of them", async () => {
    const { container } = await enter({}, { shared: [shared({ changed: ["What I wrote"] }), shared(), shared(), shared()], sent: [sent()] });
    const out = within(screen.getByTestId("sent"));
    expect(out.getAllByTestId("shared-item")).toHaveLength(3);
    expect(out.getByText("You have changed one thing since you sealed it.")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
    await userEvent.click(screen.getByTestId("shared-all"));
    expect(router.params).toEqual({ page: "shared" });
  });

  test("shows letters where nothing of one's own work is out", async () => {
    await enter({}, { sent: [sent({ kind: "reply", titles: [] })] });
    expect(within(screen.getByTestId("sent")).getByText("Your answer to a letter")).toBeTruthy();
  });

  test("lists replies, the newest first, and leaves letters to the Sponsees room", async () => {
    const received = [reply("reply-1", "2026-11-18T10:00:00Z"), reply("reply-2", "2026-11-20T10:00:00Z"), fakeReading()];
    const { container } = await enter({}, { received });
    const rows = screen.getAllByTestId("reply-row");
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toMatch(/From Ana R\..*20 November · 2 comments · one thing asked/s);
    expect(await violationsIn(container)).toEqual([]);
    await userEvent.click(rows[0] as HTMLElement);
    expect(router.params).toEqual({ page: "reply", letter: "reply-2" });
  });

  test("opens a reply from a file and goes to its page", async () => {
    const { client } = await enter({});
    client.chooseLetter = async () => reply("reply-3", "2026-11-20T10:00:00Z");
    await userEvent.click(screen.getByTestId("open-reply"));
    await waitFor(() => expect(router.params).toEqual({ page: "reply", letter: "reply-3" }));
  });

  test("opens a letter where letters are read", async () => {
    const { client } = await enter({});
    client.chooseLetter = async () => fakeReading();
    await userEvent.click(screen.getByTestId("open-reply"));
    await waitFor(() => expect(router.room).toBe("sponsees"));
  });

  test("says why a file was not opened", async () => {
    const { client } = await enter({});
    client.chooseLetter = () => Promise.reject(new CommandError("replyToUnknown"));
    await userEvent.click(screen.getByTestId("open-reply"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(router.room).toBe("sponsor");
  });

  test("lists what is asked, keeps what was just ticked in its place, and puts away what was done before", async () => {
    const { container } = await enter({}, { assignments: [assignment(), assignment({ id: "asked-2", text: "Write.", doneAt: "2026-11-21T10:00:00Z" })] });
    expect(screen.getAllByTestId("reply-assignment")).toHaveLength(1);
    await userEvent.click(screen.getByRole("checkbox", { name: /Rest\./ }));
    await waitFor(() => expect(screen.getByTestId("reply-assignment").textContent).toContain("Done"));
    await userEvent.click(screen.getByRole("button", { name: "Done before (1)" }));
    expect(screen.getAllByTestId("reply-assignment")).toHaveLength(2);
    expect(await violationsIn(container)).toEqual([]);
  });
});
