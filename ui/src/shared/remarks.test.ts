import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { violationsIn } from "../dev/axe";
import { CommandError } from "../ipc/errors";
import { fakeVault } from "../ipc/fake";
import type { Remark } from "../ipc/types/Remark";
import type { SharedItem } from "../ipc/types/SharedItem";
import RecordRemarks from "./RecordRemarks.svelte";
import Remarks from "./Remarks.svelte";
import { router } from "./router.svelte";
import SharedProgress from "./SharedProgress.svelte";

const remark = (over: Partial<Remark> & { id?: string; text?: string; quote?: string | null } = {}): Remark => {
  const { id = "c1", text = "I hear you.", quote = null, ...rest } = over;
  const comment = { id, item: "item-1", element: null, field: null, quote, text };
  return { letter: "letter-7", from: "card-1", fromName: "Ana R.", receivedAt: "2026-11-20T10:00:00Z", comment, ...rest };
};
const item = (over: Partial<SharedItem> = {}): SharedItem => ({
  item: "item-1",
  record: "record-a",
  to: "card-1",
  toName: "Ana R.",
  title: "Step One",
  label: "A question",
  letter: "letter-1",
  sealedAt: "2026-11-15T12:00:00Z",
  sealedTimes: 1,
  progress: null,
  progressIsOfEarlier: false,
  toldAt: null,
  changed: [],
  comments: [],
  ...over,
});
const progress = (over: Partial<SharedItem>) => {
  const { container } = render(SharedProgress, { items: [item(over)] });
  return container.textContent.replaceAll(/\s+/g, " ").trim();
};

test("remarks stand under the reply they came in, the newest reply first, and lead to it", async () => {
  const { container } = render(Remarks, {
    remarks: [
      remark({ id: "c1", text: "First" }),
      remark({ id: "c2", text: "Second", letter: "letter-8", receivedAt: "2026-11-22T10:00:00Z" }),
      remark({ id: "c3", text: "Third", quote: "any week I liked" }),
    ],
  });
  expect(screen.getAllByTestId("remark").map(({ textContent }) => textContent.trim())).toEqual(["Second", "First", "“any week I liked” Third"]);
  expect(await violationsIn(container)).toEqual([]);
  await userEvent.click(screen.getAllByRole("button", { name: "Open the reply" })[0] as HTMLElement);
  expect(router.params).toEqual({ page: "reply", letter: "letter-8" });
});

test("a remark is text as it was written: no markup, its own line breaks, its own direction", () => {
  const { container } = render(Remarks, { remarks: [remark({ text: "<img src=x>\n**two** \u202Eevil", fromName: "<b>A</b>" })] });
  expect(container.querySelector("img, b, strong, a")).toBeNull();
  const text = screen.getByText(/<img src=x>/);
  expect(text.textContent).toBe("<img src=x>\n**two** \u202Eevil");
  expect(text.getAttribute("dir")).toBe("auto");
  expect(text.className).toContain("kept-lines");
});

test("how far it got is said in words", () => {
  expect(progress({})).toBe("Ana R.: Sealed, 15 November 2026");
  expect(progress({ progress: "goneThrough", toldAt: "2026-11-20T12:00:00Z" })).toBe("Ana R.: Gone through, says the reply of 20 November 2026");
  expect(progress({ progress: "heard", progressIsOfEarlier: true })).toContain("You sealed it again on 15 November 2026.");
  expect(progress({ changed: ["Answer"] })).toContain("Changed since it was sealed");
});

test("a record shows what was shared of it alone", async () => {
  const shared = [item({ comments: [remark()] }), item({ item: "item-2", record: "record-b", comments: [remark({ text: "Not here." })] }), item({ item: "item-3", record: null })];
  render(RecordRemarks, { client: fakeVault({ shared }).client, record: "record-a" });
  expect((await screen.findByTestId("remark")).textContent).toContain("I hear you.");
  expect(screen.queryByText("Not here.")).toBeNull();
});

test("what has no record asks for nothing, and a failure is said quietly", async () => {
  const { client, asked } = fakeVault();
  const { container, rerender } = render(RecordRemarks, { client, record: null });
  expect(container.textContent).toBe("");
  expect(asked).toEqual([]);
  client.sharedItems = () => Promise.reject(new CommandError("diskFailed"));
  await rerender({ record: "record-a" });
  expect(await screen.findByText(/could not be loaded/)).toBeTruthy();
});
