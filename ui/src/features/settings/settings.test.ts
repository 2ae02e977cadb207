import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeVault } from "../../ipc/fake";
import { router } from "../../shared/router.svelte";
import SettingsPage from "./SettingsPage.svelte";

async function open(passphrase = "the old passphrase") {
  const vault = fakeVault({ passphrase, settings: { lastPlace: { step: 1, promptId: "general/1/q1", worksheet: null } } });
  const { container } = render(SettingsPage, { client: vault.client });
  await screen.findByLabelText("Your name");
  return { ...vault, container, user: userEvent.setup() };
}

describe("settings", () => {
  it("keep a new name and leave the rest as it is", async () => {
    const { client, user, container } = await open();
    const name = screen.getByLabelText("Your name");
    await user.clear(name);
    await user.type(name, "Sam L.");
    await user.tab();
    await waitFor(() => expect(screen.getByText("Saved")).toBeTruthy());
    expect(await client.settings()).toEqual({ myName: "Sam L.", program: "general", lastPlace: { step: 1, promptId: "general/1/q1", worksheet: null } });
    expect(await violationsIn(container)).toEqual([]);
  });

  it("lead to the choice of a program", async () => {
    const { user } = await open();
    expect(screen.getByText("You work with: General")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Choose a program" }));
    expect(router.room).toBe("program");
  });

  it("change the passphrase, and clear what was typed", async () => {
    const { user, asked, container } = await open();
    await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Passphrase now"));
    await user.keyboard("the old passphrase");
    await user.type(screen.getByLabelText("New passphrase"), "another quiet one");
    await user.type(screen.getByLabelText("The same passphrase again"), "another quiet one");
    expect(await violationsIn(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Change it" }));
    expect(await screen.findByText(/The passphrase is changed/)).toBeTruthy();
    expect(asked.filter(({ call }) => call === "changePassphrase")).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
    expect((screen.getByLabelText("Passphrase now") as HTMLInputElement).value).toBe("");
  });

  it("say so when the old passphrase is wrong, and keep the new one typed", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Change the passphrase" }));
    await user.keyboard("not this one");
    await user.type(screen.getByLabelText("New passphrase"), "another quiet one");
    await user.type(screen.getByLabelText("The same passphrase again"), "another quiet one{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not open");
    expect((screen.getByLabelText("New passphrase") as HTMLInputElement).value).toBe("another quiet one");
  });
});
