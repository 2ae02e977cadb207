import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeLock, TWELVE_WORDS } from "../../ipc/fake";
import WelcomePage from "./WelcomePage.svelte";

const GOOD = "five quiet words for me";

async function start() {
  const lock = fakeLock({ state: "none" });
  const user = userEvent.setup();
  const { container } = render(WelcomePage, { client: lock.client, folder: "/home/sam/handrail" });
  return { ...lock, user, container };
}

async function toTheWords() {
  const here = await start();
  const { user } = here;
  await user.click(screen.getByRole("button", { name: "Begin" }));
  await user.click(screen.getByLabelText("Passphrase"));
  await user.paste(GOOD);
  await user.type(screen.getByLabelText("The same passphrase again"), GOOD);
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Twelve words that open it too" });
  return here;
}

describe("the first start", () => {
  it("says where things are kept before it asks for anything", async () => {
    const { container } = await start();
    expect(screen.getByText("/home/sam/handrail")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(await violationsIn(container)).toEqual([]);
  });

  it("takes a pasted passphrase, typed again, and says in words how hard it is to guess", async () => {
    const { user, container } = await start();
    await user.click(screen.getByRole("button", { name: "Begin" }));
    const make = screen.getByRole("button", { name: "Make my workbook" }) as HTMLButtonElement;
    expect(make.disabled).toBe(true);
    await user.type(screen.getByLabelText("Passphrase"), "short");
    expect(screen.getByText("Too short so far")).toBeTruthy();
    await user.clear(screen.getByLabelText("Passphrase"));
    await user.paste(GOOD);
    await waitFor(() => expect(screen.getByText(/^Strong|^Good/)).toBeTruthy());
    await user.type(screen.getByLabelText("The same passphrase again"), "other");
    expect(screen.getByText("The two are not the same yet.")).toBeTruthy();
    expect(make.disabled).toBe(true);
    await user.clear(screen.getByLabelText("The same passphrase again"));
    await user.paste(GOOD);
    expect(make.disabled).toBe(false);
    expect(await violationsIn(container)).toEqual([]);
  });

  it("shows the passphrase when asked", async () => {
    const { user } = await start();
    await user.click(screen.getByRole("button", { name: "Begin" }));
    const field = screen.getByLabelText("Passphrase") as HTMLInputElement;
    expect(field.type).toBe("password");
    await user.click(screen.getByRole("button", { name: "Show" }));
    expect(field.type).toBe("text");
  });

  it("shows twelve numbered words and goes on once they are kept", async () => {
    const { user, asked, container } = await toTheWords();
    const list = screen.getByRole("list", { name: "Your twelve recovery words" });
    expect([...list.children].map((item) => item.textContent)).toEqual(TWELVE_WORDS);
    const enter = screen.getByRole("button", { name: "Open my workbook" }) as HTMLButtonElement;
    expect(enter.disabled).toBe(true);
    await user.click(screen.getByLabelText("I have kept the words somewhere safe"));
    await user.click(enter);
    expect(asked.at(-1)?.call).toBe("enterWorkbook");
    expect(await violationsIn(container)).toEqual([]);
  });

  it("warns about a copy and offers to clear it", async () => {
    const { user, asked } = await toTheWords();
    await user.click(screen.getByRole("button", { name: "Copy them" }));
    expect(asked.at(-1)).toEqual({ call: "copyText", args: [TWELVE_WORDS.join(" ")] });
    expect(screen.getByText(/Other programs on this laptop can read/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Clear the clipboard" }));
    expect(asked.at(-1)).toEqual({ call: "copyText", args: [""] });
  });

  it("lets a person go on without the words, after saying what that means", async () => {
    const { user, asked } = await toTheWords();
    await user.click(screen.getByRole("button", { name: "Go on without them" }));
    expect(screen.getByText(/can't be shown again/)).toBeTruthy();
    expect(asked.some(({ call }) => call === "enterWorkbook")).toBe(false);
    await user.click(screen.getAllByRole("button", { name: "Go on without them" }).at(-1) as HTMLElement);
    expect(asked.at(-1)?.call).toBe("enterWorkbook");
  });
});
