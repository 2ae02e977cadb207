import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { CommandError } from "../../ipc/errors";
import { fakeVault } from "../../ipc/fake";
import { router } from "../../shared/router.svelte";
import ProgramPage from "./ProgramPage.svelte";

async function enter(program: string | null) {
  router.reset("program");
  const fake = fakeVault({ settings: { program, myName: "" } });
  const { container } = render(ProgramPage, { client: fake.client });
  await screen.findByRole("heading", { level: 1 });
  return { ...fake, container };
}

test("the first choice saves the program and the name, and leads to the first question of Step One", async () => {
  const { client, container } = await enter(null);
  expect(await violationsIn(container)).toEqual([]);
  await userEvent.click(screen.getByRole("radio", { name: "Secular" }));
  await userEvent.type(screen.getByRole("textbox"), "Sam K.");
  await userEvent.click(screen.getByTestId("program-done"));
  await waitFor(() => expect(router.params).toEqual({ step: "1", prompt: "secular/1/q1" }));
  expect(await client.settings()).toMatchObject({ program: "secular", myName: "Sam K." });
});

test("no name is needed to begin", async () => {
  const { client } = await enter(null);
  await userEvent.click(screen.getByTestId("program-done"));
  await waitFor(() => expect(router.room).toBe("steps"));
  expect((await client.settings()).myName).toBe("");
});

test("switching changes the program and nothing that was written", async () => {
  const { asked } = await enter("general");
  await userEvent.click(screen.getByRole("radio", { name: "Technology" }));
  await userEvent.click(screen.getByTestId("program-done"));
  await waitFor(() => expect(router.room).toBe("steps"));
  expect(asked.some(({ call }) => /Record$/.test(call))).toBe(false);
});

test("a choice that could not be saved stays on the page and says why", async () => {
  const { client } = await enter(null);
  client.saveSettings = () => Promise.reject(new CommandError("diskFailed"));
  await userEvent.click(screen.getByTestId("program-done"));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(router.room).toBe("program");
});
