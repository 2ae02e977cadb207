import type { Role } from "../../ipc/types/Role";
import { m } from "../../paraglide/messages.js";

export const ROLES: Role[] = ["sponsor", "sponsee"];

export function roleName(role: Role): string {
  return role === "sponsor" ? m.sponsor_role_sponsor() : m.sponsor_role_sponsee();
}
