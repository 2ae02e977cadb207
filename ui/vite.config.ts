import { fileURLToPath } from "node:url";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The web view's policy, as in tauri.conf.json; the gallery is served under it too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src ipc: http://ipc.localhost; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export default defineConfig(({ mode }) => {
  const gallery = mode === "gallery";
  const input: Record<string, string> = gallery
    ? { gallery: page("gallery.html") }
    : { index: page("index.html"), lock: page("lock.html") };
  return {
    base: "./",
    plugins: [
      paraglideVitePlugin({ project: "./project.inlang", outdir: "./src/paraglide", strategy: ["baseLocale"] }),
      svelte(),
    ],
    resolve: {
      alias: {
        // Its browser build decodes "&amp;" through innerHTML; this one has a table.
        "decode-named-character-reference": page("node_modules/decode-named-character-reference/index.js"),
      },
    },
    build: {
      outDir: gallery ? "node_modules/.gallery" : "dist",
      emptyOutDir: true,
      target: "safari16.4",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input },
    },
    server: { port: 5173, strictPort: true },
    preview: { port: 5174, headers: gallery ? { "Content-Security-Policy": POLICY } : {} },
  };
});
