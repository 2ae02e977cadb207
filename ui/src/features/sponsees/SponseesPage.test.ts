import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeReading, fakeVault, type FakeContents } from "../../ipc/fake";
import type { ErrorCode } from "../../ipc/types/ErrorCode";
import { router, type RoomParams } from "../../shared/router.svelte";
import SponseesPage from "./SponseesPage.svelte";

const BEN = fakeCard({ id: "card-2", name: "Ben T.", role: "sponsee" });

async function enter(params: RoomParams = {}, contents: FakeContents = {}) {
  router.reset("sponsees", params);
  const fake = fakeVault(contents);
  const { container } = render(SponseesPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

describe("the inbox", () => {
  test("keeps each letter under the one who wrote it", async () => {
    const { container } = await enter({}, { cards: [fakeCard(), BEN], received: [fakeReading()] });
    expect(screen.getAllByTestId("sender")).toHaveLength(1);
    expect(screen.getByTestId("letter-row").textContent).toContain("Step One and Amends");
    expect(await violationsIn(container)).toEqual([]);
  });

  test("a waiting letter is not opened by itself", async () => {
    const { asked } = await enter({}, { cards: [BEN], waiting: fakeReading() });
    expect(screen.getByTestId("waiting-letter")).toBeTruthy();
    expect(asked.some(({ call }) => call === "openWaitingLetter")).toBe(false);
    await userEvent.click(screen.getByTestId("open-waiting"));
    expect(await screen.findByTestId("proven")).toBeTruthy();
  });

  test("a person who asked for the waiting letter elsewhere comes straight to it", async () => {
    await enter({ open: "waiting" }, { cards: [BEN], waiting: fakeReading() });
    expect((await screen.findByTestId("proven")).textContent).toContain("From Ben T., proven to you alone");
    expect(router.params).toEqual({ letter: "letter-1" });
  });

  test("picking no file changes nothing", async () => {
    const { client } = await enter({}, { cards: [BEN] });
    client.chooseLetter = async () => null;
    await userEvent.click(screen.getByTestId("choose-letter"));
    expect(router.params).toEqual({});
    expect(screen.queryByRole("alert")).toBeNull();
  });

  const REFUSALS: [ErrorCode, string][] = [
    ["notForThisReader", "sealed for someone else"],
    ["notABundle", "not a sealed letter"],
    ["bundleDamaged", "changed or damaged"],
    ["bundleNewer", "newer Handrail"],
    ["bundleTooLarge", "larger than a letter may be"],
    ["bundleMalformed", "not put together"],
    ["needsPassphrase", "opens with a passphrase"],
    ["notProven", "Add the sender's card first"],
    ["letterIdReused", "under the same number"],
  ];
  test.each(REFUSALS)("a letter refused with %s is told of in its own words", async (code, words) => {
    const { client } = await enter({}, { cards: [BEN] });
    client.chooseLetter = () => Promise.reject(new CommandError(code));
    await userEvent.click(screen.getByTestId("choose-letter"));
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    expect(router.params).toEqual({});
  });
});

describe("a letter", () => {
  test("names its writer in the app's own frame, and says when it was sealed", async () => {
    const { container } = await enter({ letter: "letter-1" }, { cards: [BEN], received: [fakeReading()] });
    expect(screen.getByTestId("proven").textContent).toContain("From Ben T., proven to you alone");
    expect(screen.getByText(/Sealed Thursday 19 November/)).toBeTruthy();
    expect(await violationsIn(container)).toEqual([]);
  });

  test("from a card whose words were not compared says so, and leads to comparing them", async () => {
    await enter({ letter: "letter-1" }, { received: [fakeReading({ confirmed: false, from: { ...BEN, confirmedAt: null } })] });
    expect(screen.getByTestId("unproven").textContent).toContain("a card you have not confirmed yet");
    expect(screen.queryByTestId("proven")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Compare words with Ben T." }));
    expect(router.params).toEqual({ page: "confirm", card: "card-2" });
  });

  test("that is not here says so and leads back", async () => {
    await enter({ letter: "letter-404" });
    await userEvent.click(screen.getByRole("button", { name: "All letters" }));
    await waitFor(() => expect(router.params).toEqual({}));
  });
});
