import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import type { Call } from "../../ipc/types/Call";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { router, type RoomParams } from "../../shared/router.svelte";
import SponsorPage from "./SponsorPage.svelte";

const answer = (n: number, text = "Some words.") =>
  fakeRecord("answer", { step: 1, promptId: `general/1/q${n}`, prompt: `Question ${n}?`, text });
const person = (name: string) =>
  fakeRecord("amends", { person: name, relationship: "sister", harm: "Borrowed money.", injury: "maybe", injuryWords: "Her husband." });
const row = (subject: string) =>
  fakeRecord("resentment", { subject, causes: [{ id: "c1", text: "He told them.", affects: ["pride"] }], faults: ["afraid"], myPart: "I said nothing." });
const contact = (name: string, neverShare = false) => fakeRecord("contact", { name, roles: ["fellow"], phone: "1", note: "", neverShare });
const CALL: Call = {
  who: "Dora",
  direction: "out",
  channel: "phone",
  outcome: "reached",
  purpose: "",
  minutes: 3,
  feelingBefore: 6,
  feelingAfter: 3,
  note: "",
  commitment: "",
  followUpOn: null,
  followUpDone: false,
  callBackOwed: false,
};
const ANA = fakeCard();
const KIM = fakeCard({ id: "card-kim", name: "Kim", confirmedAt: null });

async function enter(contents: FakeContents, beginning: RoomParams = {}) {
  router.reset("sponsor", { page: "seal", ...beginning });
  const fake = fakeVault(contents);
  const { container } = render(SponsorPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}
const look = async () => {
  await userEvent.click(screen.getByTestId("seal-look"));
  return screen.findByTestId("look");
};

describe("sealing", () => {
  test("sends exactly what was chosen, in reading order, with exactly the hidden fields chosen", async () => {
    const [one, two, marta, dan] = [answer(1), answer(2), person("Marta"), person("Dan")];
    const { asked, container } = await enter({ cards: [ANA, KIM], records: [two, one, marta, dan] });
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: /Ana R\./ }));
    await user.click(screen.getByRole("checkbox", { name: "Marta" }));
    const choice = within(screen.getByTestId("amends-choice"));
    await user.click(choice.getByTestId("initials"));
    await user.click(choice.getByTestId("hide-injuryWords"));
    await user.click(choice.getByTestId("hide-harm"));
    await user.click(choice.getByTestId("hide-harm"));
    await user.click(choice.getByTestId("hide-relationship"));
    await user.click(screen.getByTestId("all-step-1"));
    expect(await violationsIn(container)).toEqual([]);

    const draft = {
      to: ANA.id,
      choices: [
        { record: one.id, hidden: [], initials: false },
        { record: two.id, hidden: [], initials: false },
        { record: marta.id, hidden: ["relationship", "injuryWords"], initials: true },
      ],
    };
    await look();
    expect(document.activeElement?.textContent).toBe("This is what Ana R. will see");
    expect(asked.find(({ call }) => call === "previewLetter")?.args).toEqual([draft]);
    expect(await violationsIn(container)).toEqual([]);
    expect(asked.some(({ call }) => call === "sealLetter")).toBe(false);

    await user.click(screen.getByTestId("change-folder"));
    await screen.findByText("/home/sam/Desktop");
    await user.click(screen.getByTestId("seal"));
    expect((await screen.findByTestId("sealed-path")).textContent).toBe("/home/sam/Desktop/2026-11-22.age");
    expect(asked.find(({ call }) => call === "sealLetter")?.args).toEqual([draft, "/home/sam/Desktop"]);
    expect(await violationsIn(container)).toEqual([]);
  }, 20_000);

  test("nothing is chosen to begin with, and nothing can be looked at until something is", async () => {
    await enter({ cards: [ANA], records: [answer(1), person("Marta")] });
    for (const box of screen.getAllByRole<HTMLInputElement>("checkbox")) expect(box.checked).toBe(false);
    expect(screen.getByTestId<HTMLButtonElement>("seal-look").disabled).toBe(true);
  });

  test("a confirmed reader stands first, and an unconfirmed one comes with a warning", async () => {
    await enter({ cards: [KIM, ANA], records: [answer(1)] });
    const readers = screen.getAllByRole("radio");
    expect(readers[0]?.closest("label")?.textContent).toContain("Ana R.");
    await userEvent.click(screen.getByRole("radio", { name: /Kim/ }));
    expect(screen.getByTestId("unconfirmed-warning").textContent).toContain("You have not compared words with Kim");
  });

  test("choosing again keeps what was chosen", async () => {
    await enter({ cards: [ANA], records: [answer(1)] });
    await userEvent.click(screen.getByTestId("piece"));
    await look();
    await userEvent.click(screen.getByTestId("choose-again"));
    expect(screen.getByTestId<HTMLInputElement>("piece").checked).toBe(true);
  });

  test("an empty answer is not offered", async () => {
    await enter({ cards: [ANA], records: [answer(1, "  \n"), person("Marta")] });
    expect(screen.queryByTestId("pieces-step-1")).toBeNull();
  });

  test("a letter that could not be sealed stays on the page and says why", async () => {
    const { client } = await enter({ cards: [ANA], records: [answer(1)] });
    client.sealLetter = () => Promise.reject(new CommandError("diskFull"));
    await userEvent.click(screen.getByTestId("piece"));
    await look();
    await userEvent.click(screen.getByTestId("seal"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("seal").disabled).toBe(false));
  });

  test("hides the same columns of every resentment chosen, singly or all", async () => {
    const [father, bank, blank] = [row("My father"), row("The bank"), fakeRecord("resentment", { subject: " ", causes: [], faults: [], myPart: "" })];
    const { asked, container } = await enter({ cards: [ANA], records: [father, bank, blank] });
    const user = userEvent.setup();
    const group = within(screen.getByTestId("pieces-resentment"));
    expect(group.getAllByTestId("piece")).toHaveLength(2);
    await user.click(group.getByRole("checkbox", { name: "The bank" }));
    await user.click(group.getByTestId("hide-causes.affects"));
    await user.click(group.getByTestId("hide-myPart"));
    await user.click(group.getByTestId("initials"));
    await user.click(group.getByTestId("all-resentment"));
    expect(await violationsIn(container)).toEqual([]);
    await look();
    const hidden = ["causes.affects", "myPart"];
    expect(asked.find(({ call }) => call === "previewLetter")?.args).toEqual([
      {
        to: ANA.id,
        choices: [
          { record: father.id, hidden, initials: true },
          { record: bank.id, hidden, initials: true },
        ],
      },
    ]);
  });

  test("a list that stays behind takes its column along", async () => {
    const { asked } = await enter({ cards: [ANA], records: [row("My father")] });
    await userEvent.click(screen.getByTestId("piece"));
    await userEvent.click(screen.getByTestId("hide-causes.affects"));
    await userEvent.click(screen.getByTestId("hide-causes"));
    expect(screen.queryByTestId("hide-causes.affects")).toBeNull();
    await look();
    expect(asked.find(({ call }) => call === "previewLetter")?.args).toMatchObject([{ choices: [{ hidden: ["causes"] }] }]);
  });

  test("calls and people are offered only to someone who asks, by initials, and never those not to be shared", async () => {
    const [dora, eli] = [contact("Dora Ek"), contact("Eli", true)];
    const call = fakeRecord("call", CALL);
    const { asked, container } = await enter({ cards: [ANA], records: [dora, eli, call] });
    const user = userEvent.setup();
    expect(screen.queryByTestId("pieces-contact")).toBeNull();
    expect(screen.queryByText("Dora Ek")).toBeNull();
    await user.click(screen.getByTestId("offer-contact"));
    const people = within(screen.getByTestId("pieces-contact"));
    expect(people.queryByText("Eli")).toBeNull();
    await user.click(people.getByRole("checkbox", { name: "Dora Ek" }));
    expect(people.getByTestId<HTMLInputElement>("initials").checked).toBe(true);
    await user.click(screen.getByTestId("offer-call"));
    await user.click(within(screen.getByTestId("pieces-call")).getByRole("checkbox", { name: "Dora, 22 November 2026" }));
    await user.click(screen.getByTestId("hide-feelings"));
    expect(await violationsIn(container)).toEqual([]);
    await look();
    expect(asked.find(({ call: name }) => name === "previewLetter")?.args).toEqual([
      {
        to: ANA.id,
        choices: [
          { record: call.id, hidden: ["feelingBefore", "feelingAfter"], initials: true },
          { record: dora.id, hidden: [], initials: true },
        ],
      },
    ]);
  });

  test("a group of people none of whom may be shared is not offered at all", async () => {
    await enter({ cards: [ANA], records: [answer(1), contact("Eli", true)] });
    expect(screen.queryByTestId("offer-contact")).toBeNull();
  });

  test("entered with a record and a reader has both chosen, by initials if that is how the reader knows it", async () => {
    const marta = person("Marta Rossi");
    const known: SharedItem = {
      item: "item-1",
      record: marta.id,
      to: KIM.id,
      toName: KIM.name,
      title: "Amends",
      label: "M. R.",
      letter: "letter-9",
      sealedAt: "2026-11-15T18:00:00Z",
      sealedTimes: 1,
      progress: null,
      progressIsOfEarlier: false,
      toldAt: null,
      changed: ["What I did"],
      comments: [],
    };
    const { asked } = await enter({ cards: [ANA, KIM], records: [answer(1), marta], shared: [known] }, { record: marta.id, to: KIM.id });
    expect(screen.getByText(/What you left out last time is left out only if you say so again/)).toBeTruthy();
    await look();
    expect(asked.find(({ call }) => call === "previewLetter")?.args).toEqual([
      { to: KIM.id, choices: [{ record: marta.id, hidden: [], initials: true }] },
    ]);
    expect(asked.filter(({ call }) => call === "sealLetter")).toEqual([]);
  });

  test("entered with a person chosen shows the group that holds them", async () => {
    const dora = contact("Dora Ek");
    await enter({ cards: [ANA], records: [dora] }, { record: dora.id });
    expect(within(screen.getByTestId("pieces-contact")).getByTestId<HTMLInputElement>("piece").checked).toBe(true);
  });
});
