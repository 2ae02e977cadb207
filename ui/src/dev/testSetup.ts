import { configure } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { callLog } from "../shared/call-log.svelte";
import { forgetFlushes } from "../shared/flush";
import { people } from "../shared/people.svelte";
import { router } from "../shared/router.svelte";
import { toasts } from "../shared/toasts.svelte";

configure({ asyncUtilTimeout: 15_000 });

// Test files share their modules, so whatever a module remembers is put back here.
afterEach(() => {
  router.reset();
  toasts.clear();
  callLog.close();
  people.hasSponsees = false;
  forgetFlushes();
});
