/** Every room: where its page is, and how it stands in the rail. Pages are loaded when first entered. */
import Heart from "@lucide/svelte/icons/heart";
import Inbox from "@lucide/svelte/icons/inbox";
import Mail from "@lucide/svelte/icons/mail";
import Phone from "@lucide/svelte/icons/phone";
import Sun from "@lucide/svelte/icons/sun";
import type { Component } from "svelte";
import type { VaultClient } from "../ipc/client";
import { m } from "../paraglide/messages.js";
import type { RoomName } from "../shared/router.svelte";
import Stairs from "../shared/Stairs.svelte";

/** What every page is handed. Its params are in the router. */
export interface PageProps {
  client: VaultClient;
}

export interface RailEntry {
  room: RoomName;
  label: () => string;
  icon: Component<{ size?: number }>;
}

export const PAGES: Record<RoomName, () => Promise<{ default: Component<PageProps> }>> = {
  today: () => import("../features/today/TodayPage.svelte"),
  steps: () => import("../features/steps/StepsPage.svelte"),
  amends: () => import("../features/amends/AmendsPage.svelte"),
  calls: () => import("../features/calls/CallsPage.svelte"),
  sponsor: () => import("../features/sponsor/SponsorPage.svelte"),
  sponsees: () => import("../features/sponsees/SponseesPage.svelte"),
  program: () => import("../features/program/ProgramPage.svelte"),
  help: () => import("../features/help/HelpRoom.svelte"),
  settings: () => import("../features/settings/SettingsPage.svelte"),
};

export const RAIL: RailEntry[] = [
  { room: "today", label: m.room_today, icon: Sun },
  { room: "steps", label: m.room_steps, icon: Stairs },
  { room: "amends", label: m.room_amends, icon: Heart },
  { room: "calls", label: m.room_calls, icon: Phone },
  { room: "sponsor", label: m.room_sponsor, icon: Mail },
  { room: "sponsees", label: m.room_sponsees, icon: Inbox },
];
