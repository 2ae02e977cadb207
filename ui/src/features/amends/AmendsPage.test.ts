import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import type { Amends } from "../../ipc/types/Amends";
import { router, type RoomParams } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import AmendsPage from "./AmendsPage.svelte";

const person = (over: Partial<Amends> = {}) =>
  fakeRecord("amends", { person: "Marta", relationship: "sister", harm: "", injury: "unanswered", injuryWords: "", ...over });

async function enter(params: RoomParams = {}, contents: FakeContents = {}) {
  router.reset("amends", params);
  const fake = fakeVault(contents);
  const { container } = render(AmendsPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

describe("the list", () => {
  test("two people are put down with the keyboard alone", async () => {
    const { client, container } = await enter();
    const user = userEvent.setup();
    await user.click(screen.getByRole("textbox", { name: "Whom did you harm?" }));
    await user.keyboard("Marta{Enter}");
    await screen.findByText("Marta is on the list.");
    await user.keyboard("My brother{Enter}");
    await screen.findByText("My brother is on the list.");
    expect((await client.listRecords("amends")).map(({ body }) => body.person)).toEqual(["Marta", "My brother"]);
    expect(screen.getAllByTestId("person-row")).toHaveLength(2);
    expect(await violationsIn(container)).toEqual([]);
  });

  test("a name that could not be added stays in its field", async () => {
    const { client } = await enter();
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    const field = screen.getByRole<HTMLInputElement>("textbox");
    await userEvent.type(field, "Marta{Enter}");
    await screen.findByRole("alert");
    expect(field.value).toBe("Marta");
  });

  test("a name of spaces is nobody", async () => {
    const { asked } = await enter();
    await userEvent.type(screen.getByRole("textbox"), "   {Enter}");
    expect(asked.some(({ call }) => call === "addRecord")).toBe(false);
  });

  test("markup in a name stays text", async () => {
    await enter({}, { records: [person({ person: "<img src=x onerror=alert(1)>" })] });
    expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("a person", () => {
  test("is saved with the harm and the answer to whether amends would injure", async () => {
    const marta = person();
    const { client, container } = await enter({ person: marta.id }, { records: [marta] });
    const harm = screen.getByRole("textbox", { name: "What happened" });
    await userEvent.type(harm, "Borrowed money.");
    await userEvent.click(screen.getByRole("radio", { name: "It might" }));
    await fireEvent.blur(harm);
    await waitFor(() => expect(screen.getByTestId("save-status").textContent.trim()).toBe("Saved"));
    const [saved] = await client.listRecords("amends");
    expect(saved?.body).toMatchObject({ person: "Marta", relationship: "sister", harm: "Borrowed money.", injury: "maybe" });
    expect(await violationsIn(container)).toEqual([]);
  });

  test("is told to talk it over before anything is planned", async () => {
    const marta = person();
    await enter({ person: marta.id }, { records: [marta] });
    expect(screen.getByText(/Talk it over with your sponsor before anything is planned/)).toBeTruthy();
  });

  test("leaving writes what is on the page", async () => {
    const marta = person();
    const { asked } = await enter({ person: marta.id }, { records: [marta] });
    await userEvent.type(screen.getByRole("textbox", { name: "What happened" }), "x");
    await userEvent.click(screen.getByTestId("person-up"));
    await waitFor(() => expect(asked.filter(({ call }) => call === "saveRecord")).toHaveLength(1));
  });

  test("has what the sponsor said at the field it is about, and the rest at the side", async () => {
    const marta = person();
    const remark = (id: string, field: string | null) => ({
      letter: "letter-7",
      from: "card-1",
      fromName: "Ana R.",
      receivedAt: "2026-11-20T10:00:00Z",
      comment: { id, item: "item-1", element: null, field, quote: null, text: `About ${field ?? "all of it"}` },
    });
    const shared = {
      item: "item-1",
      record: marta.id,
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
      comments: [remark("c1", "harm"), remark("c2", "injury"), remark("c3", null)],
    };
    const { container } = await enter({ person: marta.id }, { records: [marta], shared: [shared] });
    await waitFor(() => expect(screen.getAllByTestId("remark")).toHaveLength(3));
    const order = [...container.querySelectorAll("[data-testid=remark], textarea")].map((part) => part.textContent.trim());
    expect(order).toEqual(["", "About harm", "", "About injury", "About all of it"]);
    expect(screen.getByTestId("shared-progress").textContent).toContain("Heard");
    expect(await violationsIn(container)).toEqual([]);
  });

  test("taken off the list, they can be put back", async () => {
    const marta = person();
    await enter({ person: marta.id }, { records: [marta] });
    await userEvent.click(screen.getByTestId("person-remove"));
    await waitFor(() => expect(screen.queryByTestId("person-row")).toBeNull());
    await toasts.shown[0]?.undo?.();
    expect(within(await screen.findByTestId("person-row")).getByText("Marta")).toBeTruthy();
  });
});
