/** Writes what is not yet saved, before a lock. Whoever holds a draft registers how to write it. */

type Flush = () => Promise<void>;

const flushes = new Set<Flush>();

/** Registers a way to write a draft. Returns how to take it back; call that when the draft is gone. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Writes every draft. One that fails does not keep the others from being written. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}
