import { configure } from "@testing-library/svelte";
import { afterEach } from "vitest";
import { router } from "../shared/router.svelte";
import { toasts } from "../shared/toasts.svelte";

configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  router.reset();
  toasts.clear();
});
