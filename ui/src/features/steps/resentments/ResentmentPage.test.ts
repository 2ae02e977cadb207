import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../../dev/axe";
import { CommandError } from "../../../ipc/errors";
import { fakeRecord, fakeVault, type FakeContents } from "../../../ipc/fake";
import type { Affect } from "../../../ipc/types/Affect";
import type { Resentment } from "../../../ipc/types/Resentment";
import type { SharedItem } from "../../../ipc/types/SharedItem";
import { router, type RoomParams } from "../../../shared/router.svelte";
import { toasts } from "../../../shared/toasts.svelte";
import StepsPage from "../StepsPage.svelte";

const onList = { step: "4", worksheet: "resentment" };
const cause = (id: string, text: string, affects: Affect[] = []) => ({ id, text, affects });
const resentment = (over: Partial<Resentment> = {}) =>
  fakeRecord("resentment", { subject: "Invented Foreman", causes: [], faults: [], myPart: "", ...over });
const named = (...subjects: string[]) => subjects.map((subject) => resentment({ subject }));

async function enter(contents: FakeContents = {}, params: RoomParams = onList) {
  router.reset("steps", params);
  const fake = fakeVault(contents);
  const { container, unmount } = render(StepsPage, { client: fake.client });
  await screen.findByTestId("resentment-table");
  return { ...fake, container, unmount, user: userEvent.setup() };
}
const written = async ({ client }: Pick<Awaited<ReturnType<typeof enter>>, "client">) =>
  (await client.listRecords("resentment")).map(({ body }) => body);
const focused = () => document.activeElement as HTMLElement;
const rows = () => screen.getAllByTestId("resentment-row");
const subjects = () => screen.getAllByTestId<HTMLTextAreaElement>("resentment-subject");
const causes = () => screen.getAllByTestId<HTMLTextAreaElement>("resentment-cause");
const saved = () => waitFor(() => expect(screen.getByTestId("save-status").textContent.trim()).toBe("Saved"));
const pressed = (group: HTMLElement | undefined) =>
  within(group as HTMLElement)
    .getAllByRole("button", { pressed: true })
    .map((toggle) => toggle.getAttribute("aria-label"));

describe("filling the list with the keyboard alone", () => {
  test("five names go down the column, then causes, then what they affect, then my part", async () => {
    const vault = await enter();
    const { user, container } = vault;
    await waitFor(() => expect(focused()).toBe(subjects()[0]));
    await user.keyboard("My brother{Enter}Old firm{Enter}D., from the band{Enter}The church{Enter}Myself");
    expect(subjects().map(({ value }) => value)).toEqual(["My brother", "Old firm", "D., from the band", "The church", "Myself"]);

    await user.keyboard("{Control>}{Home}{/Control}{Tab}");
    expect(focused().getAttribute("aria-label")).toBe("Why, My brother, cause 1");
    await user.keyboard("Sold the house{Enter}Told our mother{Control>}{Enter}{/Control}Let me go{Enter}{Enter}Kept the money");
    expect(focused().getAttribute("aria-label")).toBe("Why, D., from the band, cause 1");

    await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}{Tab}");
    expect(focused().getAttribute("aria-label")).toBe("Self-esteem");
    await user.keyboard("{ArrowRight} {ArrowDown} {ArrowRight}{ArrowRight} ");
    await user.keyboard("{Tab}");
    expect(focused().getAttribute("aria-label")).not.toBe("Pride");

    await user.click(screen.getByTestId("resentment-view-part"));
    await user.keyboard("{Tab}{Tab}{ArrowRight} {Tab}I never asked him.{Control>}{Enter}{/Control}I was late.");
    await saved();

    expect(await written(vault)).toMatchObject([
      {
        subject: "My brother",
        causes: [
          { text: "Sold the house", affects: ["pride"] },
          { text: "Told our mother", affects: ["pride", "pocketbook"] },
        ],
        faults: ["dishonest"],
        myPart: "I never asked him.",
      },
      { subject: "Old firm", causes: [{ text: "Let me go", affects: [] }], myPart: "I was late." },
      { subject: "D., from the band", causes: [{ text: "Kept the money", affects: [] }] },
      { subject: "The church", causes: [] },
      { subject: "Myself", causes: [] },
    ]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("forty names are forty records in their order, and no empty one", async () => {
    const vault = await enter();
    await waitFor(() => expect(focused()).toBe(subjects()[0]));
    const names = Array.from({ length: 40 }, (_, at) => `Name ${at + 1}`);
    await vault.user.keyboard(names.map((name) => `${name}{Enter}`).join(""));
    await saved();
    expect((await written(vault)).map(({ subject }) => subject)).toEqual(names);
    expect(vault.asked.filter(({ call }) => call === "addRecord")).toHaveLength(40);
  });

  test("arrows go up and down the names, and Enter on an empty last name adds no further row", async () => {
    const { user } = await enter({ records: named("A", "B") });
    await user.click(subjects()[0] as HTMLElement);
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe(subjects()[1]);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(focused()).toBe(subjects()[0]);
    await user.keyboard("{Enter}{Enter}{Enter}{Enter}");
    expect(rows()).toHaveLength(3);
    expect(focused()).toBe(subjects()[2]);
  });

  test("an arrow leaves a cause of several lines only at its end", async () => {
    const records = [resentment({ causes: [cause("a", "one\ntwo")] }), resentment({ causes: [cause("b", "three")] })];
    const { user } = await enter({ records });
    const [first, second] = causes();
    await user.click(first as HTMLElement);
    first?.setSelectionRange(1, 2);
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe(first);
    first?.setSelectionRange(7, 7);
    await user.keyboard("{ArrowDown}");
    expect(focused()).toBe(second);
  });

  test("Backspace takes an empty cause out, and the note at the foot puts it back", async () => {
    const vault = await enter({ records: [resentment({ causes: [cause("a", "one"), cause("b", "", ["fear"]), cause("c", "three")] })] });
    await vault.user.click(causes()[1] as HTMLElement);
    await vault.user.keyboard("{Backspace}");
    await waitFor(() => expect(focused()).toBe(causes()[0]));
    expect(causes().map(({ value }) => value)).toEqual(["one", "three"]);
    await toasts.shown[0]?.undo?.();
    await waitFor(() => expect(causes()).toHaveLength(3));
    await saved();
    expect((await written(vault))[0]?.causes).toEqual([cause("a", "one"), cause("b", "", ["fear"]), cause("c", "three")]);
  });

  test("Backspace held down to empty a cause does not take it out as well", async () => {
    await enter({ records: [resentment({ causes: [cause("a", "one"), cause("b", "", ["fear"])] })] });
    await fireEvent.keyDown(causes()[1] as HTMLElement, { key: "Backspace", repeat: true });
    expect(causes()).toHaveLength(2);
  });

  test("the toggles of a cause are one stop for Tab, the last one used", async () => {
    const { user } = await enter({ records: [resentment({ causes: [cause("a", "one")] })] });
    const group = screen.getByTestId("resentment-affects");
    await user.click(causes()[0] as HTMLElement);
    await user.keyboard("{Tab}{End} ");
    expect(pressed(group)).toEqual(["Fear"]);
    expect(within(group).getAllByRole("button").filter((toggle) => toggle.tabIndex === 0)).toEqual([focused()]);
    await user.keyboard("{Home} {End} ");
    expect(pressed(group)).toEqual(["Self-esteem"]);
  });
});

describe("the list", () => {
  test("opens from step four, which says how many names it holds", async () => {
    router.reset("steps", { step: "4" });
    const { client } = fakeVault({ records: named("A", "B") });
    render(StepsPage, { client });
    const link = await screen.findByTestId("worksheet-resentment");
    await waitFor(() => expect(link.textContent).toContain("2 names"));
    await userEvent.click(link);
    expect(await screen.findByTestId("resentment-table")).toBeTruthy();
    await waitFor(async () => expect((await client.settings()).lastPlace).toEqual({ step: 4, promptId: null, worksheet: "resentment" }));
  });

  test("is no part of another step", async () => {
    router.reset("steps", { step: "1", worksheet: "resentment" });
    render(StepsPage, { client: fakeVault().client });
    expect(await screen.findByRole("button", { name: "All steps" })).toBeTruthy();
  });

  test("shows one column beside the names, or all of them", async () => {
    const { user, container } = await enter({ records: [resentment({ causes: [cause("a", "one"), cause("b", "two")] })] });
    const heads = () => screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
    expect(heads()).toEqual(["Whom or what", "Why", "What each affects", "My part", "Take out"]);
    await user.click(screen.getByTestId("resentment-view-affects"));
    expect(heads()).toEqual(["Whom or what", "What each affects"]);
    expect(screen.getByText("two")).toBeTruthy();
    expect(screen.getAllByTestId("resentment-affects")).toHaveLength(2);
    expect(await violationsIn(container)).toEqual([]);
    await user.click(screen.getByTestId("resentment-add"));
    expect(heads()).toEqual(["Whom or what", "Take out"]);
    expect(focused()).toBe(subjects()[1]);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("puts the focus into the row that was asked for, also when another is asked for later", async () => {
    const records = named("A", "B", "C");
    await enter({ records }, { ...onList, row: records[1]?.id ?? "" });
    await waitFor(() => expect(focused()).toBe(subjects()[1]));
    router.go("steps", { ...onList, row: records[2]?.id ?? "" });
    await waitFor(() => expect(focused()).toBe(subjects()[2]));
  });

  test("a long list is drawn to its end, and a row far down is there at once when asked for", async () => {
    const records = named(...Array.from({ length: 150 }, (_, at) => `Name ${at + 1}`));
    await enter({ records }, { ...onList, row: records[119]?.id ?? "" });
    await waitFor(() => expect((focused() as HTMLTextAreaElement).value).toBe("Name 120"));
    await waitFor(() => expect(rows()).toHaveLength(150));
  });

  test("coming back puts the focus where writing stopped", async () => {
    const { client, user, unmount } = await enter({ records: named("A", "B") });
    await user.click(causes()[1] as HTMLElement);
    unmount();
    render(StepsPage, { client });
    await screen.findByTestId("resentment-table");
    await waitFor(() => expect(focused()).toBe(causes()[1]));
  });

  test("a row taken out can be put back where it was", async () => {
    const vault = await enter({ records: named("A", "B", "C") });
    const names = () => subjects().map(({ value }) => value);
    await vault.user.click(screen.getByRole("button", { name: "Take out B" }));
    await waitFor(() => expect(names()).toEqual(["A", "C"]));
    await waitFor(() => expect(focused()).toBe(subjects()[1]));
    await toasts.shown[0]?.undo?.();
    await waitFor(() => expect(names()).toEqual(["A", "B", "C"]));
    expect(await written(vault)).toHaveLength(3);
  });

  test("a row that could not be taken out stays, and says so", async () => {
    const { client, user } = await enter({ records: named("A") });
    client.trashRecord = () => Promise.reject(new CommandError("diskFailed"));
    await user.click(screen.getByTestId("resentment-remove"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(rows()).toHaveLength(1);
  });

  test("what could not be saved is still there after leaving and coming back, and the row says so", async () => {
    const { client, user, unmount } = await enter({ records: named("A") });
    const working = client.addRecord;
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    await user.click(subjects()[0] as HTMLElement);
    await user.keyboard("{Enter}Not lost{Enter}");
    expect(await screen.findByRole("alert")).toBeTruthy();
    unmount();
    render(StepsPage, { client });
    await screen.findByTestId("resentment-table");
    expect(subjects().map(({ value }) => value)).toContain("Not lost");
    expect(within(rows()[1] as HTMLElement).getByText("Not saved yet")).toBeTruthy();
    client.addRecord = working;
    await userEvent.click(within(screen.getByTestId("save-status")).getByRole("button"));
    await saved();
    expect((await client.listRecords("resentment")).map(({ body }) => body.subject)).toEqual(["A", "Not lost"]);
  });

  test("markup stays text, and a name pasted as two lines is one", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const vault = await enter({ records: [resentment({ subject: hostile, causes: [cause("a", hostile)], myPart: hostile })] });
    await vault.user.click(screen.getByTestId("resentment-view-affects"));
    expect(screen.getAllByText(hostile)).toHaveLength(2);
    expect(document.querySelector("img")).toBeNull();
    await vault.user.click(screen.getByTestId("resentment-view-names"));
    await fireEvent.input(subjects()[0] as HTMLElement, { target: { value: "One\r\n two" } });
    await saved();
    expect((await written(vault))[0]?.subject).toBe("One two");
  });

  test("stop here stands on the page", async () => {
    await enter();
    expect(screen.getByRole("button", { name: "Stop here, call someone" })).toBeTruthy();
  });
});

describe("what the sponsor said", () => {
  const row = resentment({ causes: [cause("a", "He gave the shift away."), cause("b", "He said so aloud.")] });
  const comment = (id: string, text: string, element: string | null, field: string | null = null) => ({
    letter: "letter-7",
    from: "card-1",
    fromName: "Ana R.",
    receivedAt: "2026-11-20T10:00:00Z",
    comment: { id, item: "item-1", element, field, quote: null, text },
  });
  const shared: SharedItem = {
    item: "item-1",
    record: row.id,
    to: "card-1",
    toName: "Ana R.",
    title: "Resentments",
    label: "Invented Foreman",
    letter: "letter-1",
    sealedAt: "2026-11-15T18:00:00Z",
    sealedTimes: 1,
    progress: "heard",
    progressIsOfEarlier: false,
    toldAt: "2026-11-20T10:00:00Z",
    changed: ["Why"],
    comments: [comment("c1", "Whose shift was it?", "b"), comment("c2", "We talk about this one.", "gone"), comment("c3", "Yes.", null, "myPart")],
  };

  test("opens under the row it is about, each remark with its cause", async () => {
    const { user, container } = await enter({ records: [row], shared: [shared] });
    const opener = await screen.findByRole("button", { name: "3 comments, Invented Foreman" });
    expect(screen.queryByTestId("remarks")).toBeNull();
    await user.click(opener);
    const remarks = screen.getAllByTestId("remark").map(({ textContent }) => textContent);
    expect(remarks[0]).toMatch(/About “He said so aloud\.”.*Whose shift was it\?/);
    expect(remarks[1]).toContain("About a cause that is no longer here");
    expect(remarks[2]).toContain("About “My part”");
    expect(screen.getByTestId("shared-progress").textContent).toContain("Changed since it was sealed");
    expect(await violationsIn(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Open the reply" }));
    expect(router.room).toBe("sponsor");
    expect(router.params).toEqual({ page: "reply", letter: "letter-7" });
  });

  test("is not waited for, and the list says when it could not be loaded", async () => {
    router.reset("steps", onList);
    const { client } = fakeVault({ records: [row] });
    client.sharedItems = () => Promise.reject(new CommandError("diskFailed"));
    render(StepsPage, { client });
    expect(await screen.findByTestId("resentment-table")).toBeTruthy();
    expect(await screen.findByText(/Comments on this could not be loaded/)).toBeTruthy();
  });

  test("a row that is sealed and not answered says so", async () => {
    await enter({ records: [row], shared: [{ ...shared, progress: null, comments: [], changed: [] }] });
    expect(await screen.findByRole("button", { name: "Sealed, Invented Foreman" })).toBeTruthy();
  });
});
