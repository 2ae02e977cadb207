import { beforeEach, describe, expect, it, vi } from "vitest";
import { lockClient, vaultClient } from "./tauri";

const invoke = vi.hoisted(() => vi.fn());
const listen = vi.hoisted(() => vi.fn());
vi.mock("@tauri-apps/api/core", () => ({ invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen }));

beforeEach(() => {
  invoke.mockReset();
  listen.mockReset();
});

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

  it("hears the seconds to a lock as the bare number that is sent", async () => {
    listen.mockImplementation(async (event, heard) => heard({ event, id: 1, payload: 30 }));
    const heard = vi.fn();
    await vaultClient.onLockSoon(heard);
    expect(listen.mock.calls[0]?.[0]).toBe("lock-soon");
    expect(heard).toHaveBeenCalledExactlyOnceWith(30);
  });

  it("hears that the window is being closed, and answers with a command that takes nothing", async () => {
    listen.mockImplementation(async (event, heard) => heard({ event, id: 1, payload: null }));
    invoke.mockResolvedValue(null);
    const heard = vi.fn();
    await vaultClient.onCloseNow(heard);
    expect(listen.mock.calls[0]?.[0]).toBe("close-now");
    expect(heard).toHaveBeenCalledOnce();
    await vaultClient.stay();
    await vaultClient.quit();
    expect(invoke.mock.calls).toEqual([
      ["stay", undefined],
      ["quit", undefined],
    ]);
  });

  it("turns a refusal into an error with its code and facts", async () => {
    invoke.mockRejectedValue({ code: "diskFull", needed: 3 });
    await expect(vaultClient.programs()).rejects.toMatchObject({ code: "diskFull", facts: { needed: 3 } });
  });
});
