import type { VaultClient } from "../ipc/client";

const TOUCH_EVERY_MS = 10_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells the vault that somebody is here, at most every ten seconds. Returns how to stop. */
export function watchForLife(client: Pick<VaultClient, "touch">, target: EventTarget = window): () => void {
  let told = Number.NEGATIVE_INFINITY;
  let pointerAt = "";
  const seen = (event: Event) => {
    // A page that changes under a resting pointer makes moves of its own; they are nobody's.
    if (event.type === "pointermove") {
      const { screenX, screenY } = event as PointerEvent;
      const at = `${screenX} ${screenY}`;
      if (at === pointerAt) return;
      pointerAt = at;
    }
    const now = performance.now();
    if (now - told < TOUCH_EVERY_MS) return;
    told = now;
    // A touch that fails only means an earlier lock, which is the safe side.
    client.touch().catch(() => undefined);
  };
  for (const sign of SIGNS) target.addEventListener(sign, seen, { passive: true, capture: true });
  return () => {
    for (const sign of SIGNS) target.removeEventListener(sign, seen, { capture: true });
  };
}
