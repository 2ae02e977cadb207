/** Keys that are held to command rather than to write. */

const MAC = /Mac/.test(navigator.platform);

/** Whether to name the keys as they are on a Mac. */
export const usesMacKeys = MAC;

/** Whether an input method is at work on this key: it is a part of writing then, and commands nothing. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/**
 * The letter of a press of Ctrl (Command on a Mac) with it, "shift+" before it when Shift is held too; null for any other press.
 * Where the keyboard writes another script, it is the letter that stands on that key in Latin.
 */
export function commandLetter(event: KeyboardEvent, mac = MAC): string | null {
  const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!held || event.altKey || isComposing(event)) return null;
  const letter = /^[a-z]$/i.test(event.key) ? event.key : (/^Key([A-Z])$/.exec(event.code)?.[1] ?? "");
  return letter === "" ? null : `${event.shiftKey ? "shift+" : ""}${letter.toLowerCase()}`;
}
