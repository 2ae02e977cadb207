/** Writes what is not yet saved, before a lock or a close. Whoever holds a draft registers how to write it. */
import { CommandError } from "../ipc/errors";

/** Rejects when the draft could not be written. */
type Flush = () => Promise<void>;

const flushes = new Set<Flush>();

/** Registers a way to write a draft. Returns how to take it back; call that when the draft is gone. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Forgets every draft, for tests. */
export function forgetFlushes(): void {
  flushes.clear();
}

/** Writes every draft. One that fails does not keep the others from being written; why the first of them failed is returned. */
export async function flushAll(): Promise<CommandError | null> {
  const written = await Promise.allSettled([...flushes].map((flush) => flush()));
  const failed = written.find((one) => one.status === "rejected");
  return failed ? CommandError.from(failed.reason) : null;
}
