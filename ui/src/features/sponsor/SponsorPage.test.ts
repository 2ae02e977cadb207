import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeVault, OTHER_WORDS, SIX_WORDS, type FakeContents } from "../../ipc/fake";
import { router, type RoomParams } from "../../shared/router.svelte";
import SponsorPage from "./SponsorPage.svelte";

const CARD = "handrail-card:1?age=age1other&hpke=other&name=Ana%20R.";

async function enter(params: RoomParams = {}, contents: FakeContents = {}) {
  router.reset("sponsor", params);
  const fake = fakeVault(contents);
  const { container } = render(SponsorPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}
const paste = async (text: string) => {
  await userEvent.click(screen.getByTestId("card-text"));
  await userEvent.paste(text);
};

describe("my card", () => {
  test("can be copied and saved, and shows six words", async () => {
    const { asked, container } = await enter();
    await userEvent.click(screen.getByTestId("my-card-copy"));
    expect(asked.find(({ call }) => call === "copyText")?.args[0]).toMatch(/^handrail-card:1/);
    await userEvent.click(screen.getByTestId("my-card-save"));
    expect(await screen.findByText(/Your card is saved as/)).toBeTruthy();
    for (const word of SIX_WORDS) expect(screen.getByText(word)).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("a name put on it is kept in the settings and nothing else is changed there", async () => {
    const { client } = await enter({}, { settings: { myName: "", lastPlace: { step: 1, promptId: "p", worksheet: null } } });
    await userEvent.type(screen.getByRole("textbox", { name: "The name on your card" }), "Sam K.{Enter}");
    await waitFor(async () => expect(await client.settings()).toMatchObject({ myName: "Sam K.", lastPlace: { step: 1, promptId: "p", worksheet: null } }));
  });
});

describe("adding a card", () => {
  test("a pasted card shows its name and words, and is kept under the name typed", async () => {
    const { asked, container } = await enter({ page: "add" });
    await paste(`  ${CARD}\n`);
    await screen.findByTestId("card-found");
    expect(screen.getByText(OTHER_WORDS[0] ?? "")).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
    const name = screen.getByRole("textbox", { name: "What you call them" });
    await userEvent.clear(name);
    await userEvent.type(name, "Ana");
    await userEvent.click(screen.getByTestId("role-sponsee"));
    await userEvent.click(screen.getByTestId("card-add"));
    await waitFor(() => expect(router.params["page"]).toBe("confirm"));
    expect(asked.find(({ call }) => call === "addCard")?.args).toEqual([CARD, "Ana", "sponsee"]);
  });

  test("another card under a known name is a loud warning, and is not kept under that name", async () => {
    const { asked } = await enter({ page: "add" }, { cards: [fakeCard({ name: "ana r." })] });
    await paste(CARD);
    expect((await screen.findByRole("alert")).textContent).toContain("This is not the card you have for ana r.");
    const add = screen.getByTestId<HTMLButtonElement>("card-add");
    expect(add.disabled).toBe(true);
    await userEvent.type(screen.getByRole("textbox", { name: "What you call them" }), " new laptop");
    expect(add.disabled).toBe(false);
    expect(asked.some(({ call }) => call === "addCard")).toBe(false);
  });

  test("a card that is here already is not added again", async () => {
    await enter({ page: "add" }, { cards: [fakeCard({ words: OTHER_WORDS })] });
    await paste(CARD);
    expect(await screen.findByText(/you have it already/)).toBeTruthy();
    expect(screen.queryByTestId("card-add")).toBeNull();
  });

  test("one's own card is told from a sponsor's", async () => {
    await enter({ page: "add" });
    await paste("handrail-card:1?age=age1fake&hpke=fake&name=Sam");
    expect(await screen.findByText("This is your own card. Ask them for theirs.")).toBeTruthy();
  });

  test("what is no card is refused in words", async () => {
    await enter({ page: "add" });
    await paste("hello");
    expect((await screen.findByRole("alert")).textContent).toContain("not a whole card");
  });

  test("markup in a card's name stays text", async () => {
    const { client } = await enter({ page: "add" });
    client.readCard = async () => ({ name: "<img src=x onerror=alert(1)>", words: SIX_WORDS, known: null, changed: false, mine: false });
    await paste(CARD);
    await screen.findByTestId("card-found");
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("comparing words", () => {
  const kim = fakeCard({ id: "card-kim", name: "Kim", words: OTHER_WORDS, confirmedAt: null });

  test("a card is confirmed only when the person says the words match", async () => {
    const { asked, container } = await enter({ page: "confirm", card: kim.id }, { cards: [kim] });
    expect(screen.getByTestId("words-theirs").textContent).toContain("candle");
    expect(await violationsIn(container)).toEqual([]);
    expect(asked.some(({ call }) => call === "confirmCard")).toBe(false);
    await userEvent.click(screen.getByTestId("confirm-match"));
    expect(await screen.findByTestId("confirmed")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Words compared");
  });

  test("words that differ confirm nothing and say what to do", async () => {
    const { asked } = await enter({ page: "confirm", card: kim.id }, { cards: [kim] });
    await userEvent.click(screen.getByTestId("confirm-differ"));
    expect(screen.getByRole("alert").textContent).toContain("do not seal anything to this card");
    expect(asked.some(({ call }) => call === "confirmCard")).toBe(false);
  });

  test("a confirmation that could not be saved is not shown as one", async () => {
    const { client } = await enter({ page: "confirm", card: kim.id }, { cards: [kim] });
    client.confirmCard = () => Promise.reject(new CommandError("diskFailed"));
    await userEvent.click(screen.getByTestId("confirm-match"));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.queryByTestId("confirmed")).toBeNull();
  });
});
