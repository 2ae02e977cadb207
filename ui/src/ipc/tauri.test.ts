import { beforeEach, describe, expect, it, vi } from "vitest";
import { lockClient, vaultClient } from "./tauri";

const invoke = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke }));

beforeEach(() => void invoke.mockReset());

describe("the client", () => {
  it("sends a passphrase as raw bytes, never inside JSON", async () => {
    let sent: unknown;
    invoke.mockImplementation(async (_command, args) => {
      sent = args instanceof Uint8Array ? new TextDecoder().decode(args) : args;
    });
    await lockClient.unlock("four quiet words");
    expect(invoke.mock.calls[0]?.[0]).toBe("unlock");
    expect(sent).toBe("four quiet words");
    await lockClient.recover("twelve words", "new one");
    expect(sent).toBe("twelve words\0new one");
    await vaultClient.changePassphrase("old", "new");
    expect(sent).toBe("old\0new");
  });

  it("names its arguments as the commands do", async () => {
    invoke.mockResolvedValue(null);
    await vaultClient.listRecords("amends");
    await vaultClient.addCard("handrail-card:1", "Ana", "sponsor");
    expect(invoke.mock.calls).toEqual([
      ["list_records", { kind: "amends" }],
      ["add_card", { text: "handrail-card:1", name: "Ana", role: "sponsor" }],
    ]);
  });

  it("turns a refusal into an error with its code and facts", async () => {
    invoke.mockRejectedValue({ code: "diskFull", needed: 3 });
    await expect(vaultClient.programs()).rejects.toMatchObject({ code: "diskFull", facts: { needed: 3 } });
  });
});
