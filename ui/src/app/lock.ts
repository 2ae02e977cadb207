import { mount } from "svelte";
import { lockClient } from "../ipc/tauri";
import "../styles/index.css";
import LockApp from "./LockApp.svelte";

mount(LockApp, { target: document.body, props: { client: lockClient } });
