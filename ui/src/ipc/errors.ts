import type { ErrorCode } from "./types/ErrorCode";

/** A command that was refused. Carries a code and facts, never words. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, facts: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }

  /** Reads what a command rejected with. Anything without a code is a fault of ours, and told as one. */
  static from(reason: unknown): CommandError {
    if (reason instanceof CommandError) return reason;
    if (typeof reason === "object" && reason !== null && "code" in reason && typeof reason.code === "string") {
      const { code, ...facts } = reason;
      return new CommandError(code as ErrorCode, facts);
    }
    return new CommandError("invalidInput");
  }
}
