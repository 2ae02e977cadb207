/** Turning pages from the keyboard, also while writing. */

const MAC = /Mac/.test(navigator.platform);

/** Which way a key press turns the page. On a Mac, Option with an arrow moves the caret by words and is left alone. */
export function turnOf(event: KeyboardEvent): "previous" | "next" | null {
  const held = MAC ? event.altKey && event.metaKey : event.altKey && !event.metaKey;
  if (!held || event.ctrlKey || event.shiftKey) return null;
  if (event.key === "ArrowLeft") return "previous";
  return event.key === "ArrowRight" ? "next" : null;
}

/** Whether to name the keys as they are on a Mac. */
export const usesMacKeys = MAC;
