import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import { router, type RoomParams } from "../../shared/router.svelte";
import StepsPage from "./StepsPage.svelte";

const prompt = "When did stopping stop being up to you?";
const answer = (text: string, promptId = "general/1/q1", words = prompt) => fakeRecord("answer", { step: 1, promptId, prompt: words, text });

async function enter(params: RoomParams, contents: FakeContents = {}) {
  router.reset("steps", params);
  const fake = fakeVault(contents);
  const { container } = render(StepsPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}
const onPrompt = { step: "1", prompt: "general/1/q1" };
const area = () => screen.getByRole<HTMLTextAreaElement>("textbox");

describe("the path", () => {
  test("shows where writing stopped and what is answered", async () => {
    const { container } = await enter({}, { records: [answer("Long ago.")], settings: { lastPlace: { step: 1, promptId: "general/1/q1", worksheet: null } } });
    const here = screen.getByRole("button", { current: "step" });
    expect(here.textContent).toContain("1 of 3 answered");
    expect(screen.getAllByRole("listitem")).toHaveLength(12);
    expect(await violationsIn(container)).toEqual([]);
  });
});

describe("a step", () => {
  test("lists its questions, says which are answered, and offers the way out on steps one and four", async () => {
    const { container } = await enter({ step: "1" }, { records: [answer("Long ago.")] });
    const rows = screen.getAllByTestId("prompt-row");
    expect(rows[0]?.textContent).toContain("Answered");
    expect(rows[1]?.textContent).toContain("Not written yet");
    expect(screen.getByRole("button", { name: "Stop here, call someone" })).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("an answer whose question left the program is still listed and still opens", async () => {
    await enter({ step: "1" }, { records: [answer("Kept.", "old/1/gone", "What was it like?")] });
    await userEvent.click(within(screen.getByTestId("also-written")).getByRole("button"));
    expect(await screen.findByRole("heading", { level: 1, name: "What was it like?" })).toBeTruthy();
    expect(area().value).toBe("Kept.");
  });
});

describe("a question", () => {
  test("puts the caret into the writing area and remembers the place", async () => {
    const { client, container } = await enter(onPrompt);
    expect(document.activeElement).toBe(area());
    await waitFor(async () => expect((await client.settings()).lastPlace).toEqual({ step: 1, promptId: "general/1/q1", worksheet: null }));
    expect(await violationsIn(container)).toEqual([]);
  });

  test("says Saved only after the command resolved", async () => {
    const { client } = await enter(onPrompt);
    let acknowledge = (): void => undefined;
    client.addRecord = (() => new Promise((done) => (acknowledge = () => done(answer("I") as never)))) as typeof client.addRecord;
    await userEvent.type(area(), "I");
    await fireEvent.blur(area());
    expect(screen.getByTestId("save-status").textContent.trim()).toMatch(/^Saving/);
    acknowledge();
    await waitFor(() => expect(screen.getByTestId("save-status").textContent.trim()).toBe("Saved"));
  });

  test("a failed save keeps the text, says so, and can be tried again", async () => {
    const { client } = await enter(onPrompt);
    const working = client.addRecord;
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.type(area(), "still here");
    await fireEvent.blur(area());
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(area().value).toBe("still here");
    client.addRecord = working;
    await userEvent.click(within(screen.getByTestId("save-status")).getByRole("button"));
    await waitFor(() => expect(screen.getByTestId("save-status").textContent.trim()).toBe("Saved"));
  });

  test("leaving writes what is on the page", async () => {
    const { asked } = await enter(onPrompt);
    await userEvent.type(area(), "half a");
    await userEvent.click(screen.getByTestId("prompt-up"));
    await waitFor(() => expect(asked.filter(({ call }) => call === "addRecord")).toHaveLength(1));
  });

  test("coming back puts the text and the caret where they were", async () => {
    await enter(onPrompt, { records: [answer("one two three")] });
    area().setSelectionRange(4, 4);
    await fireEvent(document, new Event("selectionchange"));
    await fireEvent.keyDown(window, { key: "ArrowRight", altKey: true });
    await screen.findByText("2 of 3");
    await fireEvent.keyDown(window, { key: "ArrowLeft", altKey: true });
    await screen.findByText("1 of 3");
    expect(area().value).toBe("one two three");
    expect(area().selectionStart).toBe(4);
  });

  test("a text that could not be saved is still there after leaving the room and coming back", async () => {
    router.reset("steps", onPrompt);
    const { client } = fakeVault();
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    const first = render(StepsPage, { client });
    await screen.findByRole("heading", { level: 1 });
    await userEvent.type(area(), "not lost");
    first.unmount();
    render(StepsPage, { client });
    await screen.findByRole("heading", { level: 1 });
    expect(area().value).toBe("not lost");
  });

  test("what the sponsor said stands at its side, and is not waited for", async () => {
    const kept = answer("Long ago.");
    const remark = {
      letter: "letter-7",
      from: "card-1",
      fromName: "Ana R.",
      receivedAt: "2026-11-20T10:00:00Z",
      comment: { id: "c1", item: "item-1", element: null, field: "text", quote: null, text: "How long ago?" },
    };
    const shared = {
      item: "item-1",
      record: kept.id,
      to: "card-1",
      toName: "Ana R.",
      title: "T",
      label: "L",
      letter: "letter-1",
      sealedAt: "2026-11-15T18:00:00Z",
      sealedTimes: 1,
      progress: "heard" as const,
      progressIsOfEarlier: false,
      toldAt: "2026-11-20T10:00:00Z",
      changed: [],
      comments: [remark],
    };
    const { container } = await enter(onPrompt, { records: [kept], shared: [shared] });
    expect((await screen.findByTestId("remark")).textContent).toContain("How long ago?");
    expect(screen.getByTestId("shared-progress").textContent).toContain("Heard");
    expect(document.activeElement).toBe(area());
    expect(await violationsIn(container)).toEqual([]);
  });

  test("markup in an answer stays text", async () => {
    await enter(onPrompt, { records: [answer("<img src=x onerror=alert(1)>")] });
    expect(area().value).toBe("<img src=x onerror=alert(1)>");
    expect(document.querySelector("img")).toBeNull();
  });

  test("a question that is not in the program says so and leads on", async () => {
    await enter({ step: "1", prompt: "general/1/nothing" });
    await userEvent.click(screen.getByRole("button", { name: "All steps" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Steps" })).toBeTruthy();
  });
});
