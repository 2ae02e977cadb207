import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeLetter, fakeReading, fakeReply, fakeVault } from "../../ipc/fake";
import type { Item } from "../../ipc/types/Item";
import type { Reading } from "../../ipc/types/Reading";
import type { Reply } from "../../ipc/types/Reply";
import { flushAll } from "../../shared/flush";
import { router } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import SponseesPage from "./SponseesPage.svelte";

const BEN = fakeCard({ id: "card-2", name: "Ben T.", role: "sponsee" });
const QUESTION = "When did stopping stop being up to you?";
const RESENTMENT: Item = {
  id: "item-3",
  kind: "resentment",
  version: 1,
  fields: {
    subject: "My brother",
    causes: [
      { id: "cause-1", text: "He sold the house.", affects: ["fear"] },
      { id: "cause-2", text: "He laughed.", affects: [] },
    ],
    faults: ["selfish"],
    myPart: "I had not written.",
  },
  hidden: [],
  words: { title: "Resentments", myPart: "My part" },
};
const LETTER = fakeLetter({ items: [...fakeLetter().items, RESENTMENT] });

async function read(over: Partial<Reading> = {}) {
  router.reset("sponsees", { letter: "letter-1" });
  const fake = fakeVault({ cards: [BEN], received: [fakeReading({ letter: LETTER, ...over })] });
  const page = render(SponseesPage, { client: fake.client });
  await screen.findByTestId("letter");
  const saved = () => fake.asked.findLast(({ call }) => call === "saveReply")?.args[1] as Reply | undefined;
  return { ...fake, ...page, saved };
}

const commentOn = (about: string) => screen.getByRole("button", { name: `Comment on ${about}` });
const markIn = (item: number, testId: string) => within(screen.getAllByTestId("letter-item")[item] as HTMLElement).getByTestId(testId);
const isMarked = (label: HTMLElement) => within(label).getByRole<HTMLInputElement>("radio").checked;

describe("a comment", () => {
  test("is written beside an item or a row of it, and saved by itself", async () => {
    const { container, saved } = await read();
    await userEvent.click(commentOn(QUESTION));
    await userEvent.keyboard("I did the same.");
    await userEvent.click(commentOn("He laughed."));
    await userEvent.keyboard("When was that?");
    await waitFor(() => expect(saved()?.comments).toHaveLength(2));
    expect(saved()?.comments).toMatchObject([
      { item: "item-1", element: null, field: null, quote: null, text: "I did the same." },
      { item: "item-3", element: "cause-2", field: null, quote: null, text: "When was that?" },
    ]);
    const row = screen.getAllByTestId("letter-element")[1] as HTMLElement;
    expect(within(row).getByTestId<HTMLTextAreaElement>("comment-text").value).toBe("When was that?");
    expect(await screen.findByText("Saved")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("that stays empty is never saved", async () => {
    const { asked, unmount } = await read();
    await userEvent.click(commentOn("My brother"));
    await userEvent.keyboard("   ");
    unmount();
    await flushAll();
    expect(asked.some(({ call }) => call === "saveReply")).toBe(false);
  });

  test("is there again where it was written when the letter is opened again", async () => {
    const about = { item: "item-3", element: null, quote: null };
    await read({
      reply: fakeReply({
        comments: [
          { ...about, id: "k1", field: "myPart", text: "on my part" },
          { ...about, id: "k2", field: null, text: "on all of it" },
          { ...about, id: "k3", element: "cause-1", field: null, text: "on the cause" },
        ],
      }),
    });
    const label = (text: string) => screen.getAllByTestId<HTMLTextAreaElement>("comment-text").find(({ value }) => value === text)?.labels?.[0]?.textContent;
    expect(label("on my part")).toBe("Your comment on My part");
    expect(label("on all of it")).toBe("Your comment on My brother");
    expect(label("on the cause")).toBe("Your comment on He sold the house.");
  });

  test("can be deleted and brought back, and the focus stays near", async () => {
    const { saved } = await read();
    await userEvent.click(commentOn("He laughed."));
    await userEvent.keyboard("Hasty");
    await waitFor(() => expect(saved()?.comments).toHaveLength(1));
    await userEvent.click(screen.getByRole("button", { name: "Delete your comment on He laughed." }));
    await waitFor(() => expect(document.activeElement).toBe(commentOn("He laughed.")));
    expect(screen.queryByTestId("comment")).toBeNull();
    await waitFor(() => expect(saved()?.comments).toEqual([]));
    await toasts.shown[0]?.undo?.();
    expect((await screen.findByTestId<HTMLTextAreaElement>("comment-text")).value).toBe("Hasty");
  });

  test("may carry the words that are selected", async () => {
    const { saved } = await read();
    select(screen.getByText(/I used to say that I could leave/), "leave it any week");
    await userEvent.click(await screen.findByRole("button", { name: "Comment on these words" }));
    await userEvent.keyboard("Which week?");
    expect(screen.getByTestId("comment-quote").textContent).toBe("“leave it any week”");
    await waitFor(() => expect(saved()?.comments).toMatchObject([{ item: "item-1", field: "text", quote: "leave it any week", text: "Which week?" }]));
  });

  test("does not take for a quote what is selected across two pieces or outside the letter", async () => {
    await read();
    const [one, other] = [screen.getByText("He sold the house."), screen.getByText("He laughed.")];
    fakeSelection(one, one, "sold");
    await waitFor(() => expect(screen.getAllByRole("button", { name: "Comment on these words" })).toHaveLength(1));
    fakeSelection(screen.getByText(/I used to say/), other, "everything");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Comment on these words" })).toBeNull());
    fakeSelection(screen.getByRole("heading", { level: 1 }), screen.getByRole("heading", { level: 1 }), "Step");
    expect(screen.queryByRole("button", { name: "Comment on these words" })).toBeNull();
  });

  test("that cannot be saved says so beside it and is not lost", async () => {
    const { client } = await read();
    client.saveReply = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.click(commentOn(QUESTION));
    await userEvent.keyboard("kept");
    expect(within(screen.getByTestId("comment")).getByText("Saving")).toBeTruthy();
    expect((await screen.findByRole("alert")).closest("[data-testid='comment']")).toBeTruthy();
    expect(screen.getByTestId<HTMLTextAreaElement>("comment-text").value).toBe("kept");
  });
});

describe("a mark", () => {
  test("says how far one item has got", async () => {
    const { saved, container } = await read();
    expect(isMarked(markIn(0, "mark-opened"))).toBe(true);
    await userEvent.click(markIn(0, "mark-heard"));
    await userEvent.click(markIn(1, "mark-gone-through"));
    await waitFor(() =>
      expect(saved()?.marks).toEqual([
        { item: "item-1", progress: "heard" },
        { item: "item-2", progress: "goneThrough" },
      ]),
    );
    expect(screen.getByRole("group", { name: "How far you are with My brother" })).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("is set on all of the letter at once, and taken back at once", async () => {
    await read();
    await userEvent.click(markIn(1, "mark-gone-through"));
    await userEvent.click(screen.getByTestId("mark-all-heard"));
    expect([markIn(0, "mark-heard"), markIn(1, "mark-gone-through"), markIn(2, "mark-heard")].map(isMarked)).toEqual([true, true, true]);
    await toasts.shown[0]?.undo?.();
    await waitFor(() => expect(isMarked(markIn(0, "mark-opened"))).toBe(true));
    expect(isMarked(markIn(1, "mark-gone-through"))).toBe(true);
  });
});

test("commenting and marking need no mouse", async () => {
  const { saved } = await read();
  const user = userEvent.setup();
  const tabTo = async (found: () => boolean) => {
    for (let presses = 0; presses < 60 && !found(); presses++) await user.tab();
    expect(found()).toBe(true);
  };
  const opened = within(markIn(0, "mark-opened")).getByRole("radio");
  await tabTo(() => document.activeElement === opened);
  await user.keyboard("{ArrowRight}");
  await tabTo(() => document.activeElement === commentOn("He sold the house."));
  await user.keyboard("{Enter}");
  await user.keyboard("Whose house was it?");
  expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("comment-text");
  await user.tab();
  expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("comment-delete");
  await tabTo(() => (document.activeElement as HTMLElement).dataset["testid"] === "assign-text");
  await user.keyboard("Three names");
  await tabTo(() => (document.activeElement as HTMLElement).dataset["testid"] === "assign-add");
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(saved()).toMatchObject({
      comments: [{ element: "cause-1", text: "Whose house was it?" }],
      marks: [{ item: "item-1", progress: "heard" }],
      assignments: [{ text: "Three names", dueOn: null }],
    }),
  );
  await tabTo(() => (document.activeElement as HTMLElement).dataset["testid"] === "reply-seal");
  await user.keyboard("{Enter}");
  expect(await screen.findByTestId("reply-sealed")).toBeTruthy();
});

describe("what comes next", () => {
  test("is asked with a day, several times over, and can be changed and removed", async () => {
    const { container, saved } = await read();
    await userEvent.type(screen.getByTestId("assign-text"), "Three names");
    await userEvent.type(screen.getByTestId("assign-day"), "2026-11-25");
    await userEvent.click(screen.getByTestId("assign-add"));
    expect(document.activeElement).toBe(screen.getByTestId("assign-text"));
    expect(screen.getByText("It is in your reply.")).toBeTruthy();
    expect(screen.getByTestId("assignment").textContent).toContain("For Wednesday 25 November");
    expect(screen.getByTestId<HTMLTextAreaElement>("assign-text").value).toBe("");
    expect(screen.getByTestId<HTMLInputElement>("assign-day").value).toBe("");
    await userEvent.type(screen.getByTestId("assign-text"), "Call Kim");
    await userEvent.click(screen.getByTestId("assign-add"));
    expect(screen.getAllByTestId("assignment")).toHaveLength(2);
    expect(await violationsIn(container)).toEqual([]);

    await userEvent.click(screen.getByRole("button", { name: "Change: Three names" }));
    expect(screen.getByTestId<HTMLInputElement>("assign-day").value).toBe("2026-11-25");
    await userEvent.type(screen.getByTestId("assign-text"), " of people");
    await userEvent.click(screen.getByTestId("assign-add"));
    await userEvent.click(screen.getByRole("button", { name: "Remove: Call Kim" }));
    await waitFor(() => expect(saved()?.assignments).toMatchObject([{ text: "Three names of people", dueOn: "2026-11-25" }]));
    await toasts.shown[0]?.undo?.();
    await waitFor(() => expect(screen.getAllByTestId("assignment")).toHaveLength(2));
  });

  test("is in the reply even when it was typed and not added", async () => {
    const { saved, unmount } = await read();
    await userEvent.type(screen.getByTestId("assign-text"), "Rest");
    unmount();
    await waitFor(() => expect(saved()?.assignments).toMatchObject([{ text: "Rest" }]));
  });
});

describe("what changed since an earlier letter", () => {
  test("is said at the item, with labels shown as text", async () => {
    await read({ changes: [{ item: "item-1", since: "2026-11-12T09:00:00Z", fields: ["What I wrote", "a\u202eb"] }] });
    const item = screen.getAllByTestId("letter-item")[0] as HTMLElement;
    expect(within(item).getByTestId("item-changes").textContent).toBe("Changed since the letter of Thursday 12 November: What I wrote, a⟨U+202E⟩b");
    expect(screen.getAllByTestId("item-changes")).toHaveLength(1);
  });
});

describe("the reply", () => {
  const COMMENT = { id: "k1", item: "item-1", element: null, field: null, quote: null, text: "one" };
  const WRITTEN = fakeReply({
    comments: [COMMENT, { ...COMMENT, id: "k2" }],
    marks: [{ item: "item-1", progress: "heard" }],
    assignments: [{ id: "a1", text: "Rest", dueOn: null }],
  });

  test("says on one line what it holds, or that it only tells of the opening", async () => {
    const { unmount } = await read({ reply: WRITTEN });
    expect(screen.getByTestId("reply-bar").textContent).toContain("2 comments, 1 mark, 1 thing to do next");
    unmount();
    await read();
    expect(screen.getByTestId("reply-bar").textContent).toContain("As it is, the reply tells Ben T. that you have opened the letter.");
  });

  test("can be looked at as it will be read, its last words with it", async () => {
    const { client, asked } = await read();
    client.previewReply = async () => ({ letter: fakeLetter(), readable: "# A reply\n\n<img src=x> one\u202e\n" });
    await userEvent.click(commentOn(QUESTION));
    await userEvent.keyboard("one");
    await userEvent.click(screen.getByTestId("reply-preview"));
    const dialog = await screen.findByRole("dialog", { name: "This is what Ben T. will get" });
    expect(within(dialog).getByTestId("reply-readable").textContent).toContain("<img src=x> one⟨U+202E⟩");
    expect(dialog.querySelector("img")).toBeNull();
    expect(asked.some(({ call }) => call === "saveReply")).toBe(true);
    await userEvent.click(screen.getByTestId("reply-preview-close"));
    await waitFor(() => expect(screen.queryByTestId("reply-readable")?.textContent ?? "").toBe(""));
  });

  test("is sealed into the folder that was chosen, and says where it is and what to do with it", async () => {
    const { asked, container } = await read({ reply: WRITTEN });
    await waitFor(() => expect(screen.getByTestId("reply-folder").textContent).toBe("/home/sam/Documents"));
    await userEvent.click(screen.getByTestId("reply-change-folder"));
    await userEvent.click(screen.getByTestId("reply-seal"));
    const sealed = await screen.findByTestId("reply-sealed");
    expect(sealed.textContent).toContain("/home/sam/Desktop/2026-11-22.age");
    expect(sealed.textContent).toContain("Only Ben T. can open it.");
    expect(asked.findLast(({ call }) => call === "sealReply")?.args).toEqual(["letter-1", "/home/sam/Desktop"]);
    await userEvent.click(within(sealed).getByRole("button", { name: "Copy the path" }));
    expect(asked.findLast(({ call }) => call === "copyText")?.args).toEqual(["/home/sam/Desktop/2026-11-22.age"]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("asks to be sealed again when more was written since", async () => {
    await read();
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("reply-seal").disabled).toBe(false));
    await userEvent.click(screen.getByTestId("reply-seal"));
    await screen.findByTestId("reply-sealed");
    await userEvent.click(markIn(0, "mark-heard"));
    expect(screen.getByText(/You have written more since; seal it again/)).toBeTruthy();
    expect(screen.queryByTestId("reply-sealed")).toBeNull();
    await userEvent.click(screen.getByTestId("reply-seal"));
    expect(await screen.findByTestId("reply-sealed")).toBeTruthy();
  });

  test("that was sealed before says when", async () => {
    await read({ reply: WRITTEN, replySealedAt: "2026-11-20T10:00:00Z", replyIsSealed: true });
    expect(screen.getByText("You sealed this reply on Friday 20 November, and nothing has changed since.")).toBeTruthy();
    expect(screen.getByTestId("reply-seal").textContent).toContain("Seal it again");
  });

  test("that could not be sealed says why, and stays", async () => {
    const { client } = await read({ reply: WRITTEN });
    client.sealReply = () => Promise.reject(new CommandError("diskFull"));
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("reply-seal").disabled).toBe(false));
    await userEvent.click(screen.getByTestId("reply-seal"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.queryByTestId("reply-sealed")).toBeNull();
    expect(screen.getAllByTestId("comment")).toHaveLength(2);
  });
});

test("a name cannot turn the sentence it stands in", async () => {
  await read({ from: { ...BEN, name: "Ben\u202e T." } });
  expect(screen.getByTestId("proven").textContent).toContain("From Ben⟨U+202E⟩ T., proven to you alone");
  expect(screen.getByTestId("proven").querySelector("bdi")?.textContent).toBe("Ben⟨U+202E⟩ T.");
});

function fakeSelection(from: Node, to: Node, text: string): void {
  const selection = { anchorNode: from, focusNode: to, toString: () => text } as unknown as Selection;
  vi.spyOn(document, "getSelection").mockReturnValue(selection);
  document.dispatchEvent(new Event("selectionchange"));
}

/** Selects words in an element, as a pointer would. */
function select(element: HTMLElement, words: string): void {
  expect(element.textContent).toContain(words);
  fakeSelection(element, element, words);
}

test("a comment begun after leaving the letter and coming back is saved like the first", async () => {
  const { client, unmount, saved } = await read();
  await userEvent.click(screen.getAllByTestId("comment-add")[0] as HTMLElement);
  await userEvent.type(screen.getByTestId("comment-text"), "First.");
  await flushAll();
  unmount();
  router.reset("sponsees", { letter: "letter-1" });
  render(SponseesPage, { client });
  await screen.findByTestId("letter");
  await userEvent.type(screen.getByTestId("comment-text"), " And more.");
  await flushAll();
  expect(saved()?.comments.map((comment) => comment.text)).toEqual(["First. And more."]);
});
