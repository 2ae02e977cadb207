import { mount } from "svelte";
import { vaultClient } from "../ipc/tauri";
import "../styles/index.css";
import App from "./App.svelte";

mount(App, { target: document.body, props: { client: vaultClient } });
