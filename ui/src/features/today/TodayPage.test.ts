import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeCard, fakeReading, fakeVault, type FakeContents } from "../../ipc/fake";
import { router } from "../../shared/router.svelte";
import TodayPage from "./TodayPage.svelte";
import { greeting } from "./greeting";

async function enter(contents: FakeContents = {}) {
  router.reset("today");
  const fake = fakeVault(contents);
  const { container } = render(TodayPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

test("the day is greeted by its name, and a late night by the evening it began with", () => {
  expect(greeting(new Date(2026, 10, 22, 20, 0))).toBe("Sunday evening");
  expect(greeting(new Date(2026, 10, 23, 2, 0))).toBe("Sunday night");
  expect(greeting(new Date(2026, 10, 23, 7, 0))).toBe("Monday morning");
});

test("the first day has one thing to do and nothing else", async () => {
  const { container } = await enter();
  expect(screen.getByRole("heading", { name: "Begin with Step One" })).toBeTruthy();
  expect(screen.queryByTestId("asked")).toBeNull();
  expect(screen.queryByTestId("out")).toBeNull();
  expect(await violationsIn(container)).toEqual([]);
});

test("one press leads back to the question where writing stopped", async () => {
  await enter({ settings: { lastPlace: { step: 2, promptId: "general/2/q3" } } });
  expect(screen.getByText("You left off in Step Two, at question 3 of 3.")).toBeTruthy();
  await userEvent.click(screen.getByTestId("today-open"));
  expect(router.params).toEqual({ step: "2", prompt: "general/2/q3" });
});

test("what is asked is listed: a letter that waits, a card whose words were not compared", async () => {
  const { container } = await enter({ waiting: fakeReading(), cards: [fakeCard(), fakeCard({ id: "card-9", name: "Kim", confirmedAt: null })] });
  expect(screen.getByText("A sealed letter is waiting")).toBeTruthy();
  expect(screen.getByText("Compare six words with Kim")).toBeTruthy();
  expect(screen.queryByText("Compare six words with Ana R.")).toBeNull();
  expect(await violationsIn(container)).toEqual([]);
});

test("a letter that arrives while the page is open is told of at once", async () => {
  const { tell } = await enter();
  await waitFor(() => {
    tell.letterWaiting();
    expect(screen.getByTestId("today-letter")).toBeTruthy();
  });
});

test("without a program the way leads to choosing one", async () => {
  await enter({ settings: { program: null } });
  await waitFor(() => expect(router.room).toBe("program"));
});
