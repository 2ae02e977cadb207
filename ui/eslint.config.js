import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";
import { readdirSync } from "node:fs";
import svelteConfig from "./svelte.config.js";

const FEATURES = readdirSync(new URL("./src/features", import.meta.url));

const TAURI = {
  regex: "^@tauri-apps/",
  message: "Only src/ipc knows Tauri. Use the client that is handed to the component.",
};
const FAKE = {
  regex: "/(ipc/fake|dev/)",
  message: "The fake client is for tests and the gallery; it must not reach the production bundle.",
};
const otherFeatures = (feature) => ({
  regex: `^\\.\\.(/\\.\\.)*/(features/)?(${FEATURES.filter((name) => name !== feature).join("|")})(/|$)`,
  message: "A feature never imports another feature. What both need lives in src/shared.",
});
const APP = { regex: "/app/", message: "Features and shared parts never import the app: the app imports them." };
const FEATURE = { regex: "/features/", message: "Shared parts know no feature." };
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const TESTS = ["src/**/*.test.ts"];

export default tseslint.config(
  { ignores: ["dist", "node_modules", ".svelte-check", "src/paraglide", "src/ipc/types", "project.inlang"] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "no-console": "error",
      "no-eval": "error",
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "fetch", "XMLHttpRequest", "WebSocket"],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Everything is shown as text." },
        { property: "outerHTML", message: "Everything is shown as text." },
        { property: "insertAdjacentHTML", message: "Everything is shown as text." },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: { "prefer-const": "off" },
  },
  {
    files: ["**/*.svelte"],
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      "svelte/prefer-const": "error",
    },
  },
  { files: ["src/**/*"], ignores: ["src/ipc/tauri.ts", ...TESTS, "src/dev/**"], rules: restrict(TAURI, FAKE) },
  { files: ["src/shared/**/*"], ignores: TESTS, rules: restrict(TAURI, FAKE, APP, FEATURE) },
  ...FEATURES.flatMap((feature) => [
    { files: [`src/features/${feature}/**/*`], ignores: TESTS, rules: restrict(TAURI, FAKE, APP, otherFeatures(feature)) },
    { files: [`src/features/${feature}/**/*.test.ts`], rules: restrict(TAURI, otherFeatures(feature)) },
  ]),
  { files: ["*.config.{js,ts}"], languageOptions: { globals: globals.node } },
);
