import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeCard, fakeLetter, fakeReading, fakeVault, type FakeContents } from "../../ipc/fake";
import type { ErrorCode } from "../../ipc/types/ErrorCode";
import type { Reading } from "../../ipc/types/Reading";
import { router, type RoomParams } from "../../shared/router.svelte";
import SponseesPage from "./SponseesPage.svelte";

const BEN = fakeCard({ id: "card-2", name: "Ben T.", role: "sponsee" });
const REPLY = fakeReading({ letter: fakeLetter({ id: "letter-7", kind: "reply", inReplyTo: "letter-9", items: [] }) });

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

  test("says of each person how many letters await an answer, and when something last went between the two", async () => {
    const reading = (id: string, over: Partial<Reading>) => fakeReading({ letter: fakeLetter({ id }), ...over });
    await enter(
      {},
      {
        cards: [BEN, fakeCard({ id: "card-3", name: "Kim", role: "sponsee" })],
        received: [
          reading("l1", { receivedAt: "2026-11-18T10:00:00Z" }),
          reading("l2", { receivedAt: "2026-11-17T10:00:00Z", replySealedAt: "2026-11-20T10:00:00Z" }),
          reading("l3", { receivedAt: "2026-11-16T10:00:00Z", replySealedAt: "2026-11-19T10:00:00Z", replyIsSealed: true }),
        ],
        sent: [
          { id: "s1", to: "card-2", toName: "Ben T.", sealedAt: "2026-11-20T10:00:00Z", titles: [], kind: "reply", inReplyTo: "l2", answeredAt: null },
          { id: "s2", to: "card-1", toName: "Ana R.", sealedAt: "2026-11-21T10:00:00Z", titles: [], kind: "letter", inReplyTo: null, answeredAt: null },
        ],
      },
    );
    const [ben, kim] = screen.getAllByTestId("sender").map((element) => within(element));
    expect(ben?.getByTestId("awaiting").textContent).toBe("2 letters await your reply");
    expect(ben?.getByTestId("last-contact").textContent).toBe("Last contact Friday 20 November");
    expect(ben?.getAllByTestId("letter-state").map(({ textContent }) => textContent)).toEqual([
      "Awaits your reply",
      "Answered on Friday 20 November, and written more since",
      "Answered on Thursday 19 November",
    ]);
    expect(kim?.queryByTestId("awaiting")).toBeNull();
    expect(kim?.queryByTestId("last-contact")).toBeNull();
  });

  test("does not hold answers to one's own letters, and nobody who sent only those", async () => {
    await enter({}, { cards: [fakeCard({ ...BEN, role: "sponsor" })], received: [REPLY] });
    expect(screen.queryByTestId("sender")).toBeNull();
    expect(screen.queryByTestId("letter-row")).toBeNull();
  });

  test("an answer to one's own letter opens in the room that letter came from", async () => {
    await enter({}, { cards: [BEN], waiting: REPLY });
    await userEvent.click(screen.getByTestId("open-waiting"));
    await waitFor(() => expect(router.room).toBe("sponsor"));
    expect(router.params).toEqual({ page: "reply", letter: "letter-7" });
  });

  test("an answer that was chosen as a file, or led to as a letter, opens there as well", async () => {
    const { client } = await enter({}, { cards: [BEN] });
    client.chooseLetter = async () => REPLY;
    await userEvent.click(screen.getByTestId("choose-letter"));
    await waitFor(() => expect(router.params).toEqual({ page: "reply", letter: "letter-7" }));

    router.reset("sponsees", { letter: "letter-7" });
    const { container } = render(SponseesPage, { client: fakeVault({ received: [REPLY] }).client });
    await waitFor(() => expect(router.room).toBe("sponsor"));
    expect(container.querySelector("[data-testid='letter']")).toBeNull();
  });

  test("a title is shown as text, with what would turn it written out", async () => {
    const letter = fakeLetter();
    letter.items = letter.items.map((item) => ({ ...item, words: { ...item.words, title: "<b>Step\u202e</b>" } }));
    await enter({}, { cards: [{ ...BEN, name: "Ben\u200b" }], received: [fakeReading({ letter })] });
    expect(screen.getByTestId("letter-row").textContent).toContain("<b>Step⟨U+202E⟩</b>");
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Ben⟨U+200B⟩");
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
