import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeRecord, fakeVault, type FakeContents } from "../../ipc/fake";
import { router } from "../../shared/router.svelte";
import SponsorPage from "./SponsorPage.svelte";

const answer = (n: number, text = "Some words.") =>
  fakeRecord("answer", { step: 1, promptId: `general/1/q${n}`, prompt: `Question ${n}?`, text });
const person = (name: string) =>
  fakeRecord("amends", { person: name, relationship: "sister", harm: "Borrowed money.", injury: "maybe", injuryWords: "Her husband." });
const ANA = fakeCard();
const KIM = fakeCard({ id: "card-kim", name: "Kim", confirmedAt: null });

async function enter(contents: FakeContents) {
  router.reset("sponsor", { page: "seal" });
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
});
