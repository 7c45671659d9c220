// SPDX-License-Identifier: AGPL-3.0-or-later
// The sandboxed page that shows a file: an origin of its own, no network, nothing stored. It never runs,
// frames or follows what a file contains: pictures become dots on a canvas, text stays text.
import "./viewer.css";
import { hiddenFacts } from "./hidden_facts.ts";
import { kindOf, readText } from "./kinds.ts";
import type { FromViewer, Show, ToViewer } from "./protocol.ts";

const mostText = 200_000;
const mostSide = 2400;
const place = document.body;
let picture: ImageBitmap | null = null;

// The parent's origin cannot be named from an opaque one. What goes out is only what the parent gave in.
function tell(message: FromViewer, transfer: Transferable[] = []): void {
  parent.postMessage(message, { targetOrigin: "*", transfer });
}

addEventListener("message", (event: MessageEvent<ToViewer>) => {
  if (event.source !== parent) return;
  if (event.data.say === "show") void show(event.data);
  else void clean();
});

async function show(message: Show): Promise<void> {
  document.documentElement.lang = message.language;
  document.documentElement.dir = message.direction;
  const bytes = new Uint8Array(message.bytes);
  const { kind, type } = kindOf(bytes);
  const found = { say: "found", kind, type, facts: kind === "image" ? hiddenFacts(bytes) : [] } as const;
  place.replaceChildren();
  if (kind === "image") return showPicture(bytes, message, found);
  if (kind === "text" || kind === "page") showText(bytes, message);
  if (kind === "audio" || kind === "video") showPlayer(kind, new Blob([bytes], { type }), message);
  tell(found);
}

async function showPicture(
  bytes: Uint8Array<ArrayBuffer>,
  message: Show,
  found: FromViewer & { say: "found" },
): Promise<void> {
  try {
    picture = await createImageBitmap(new Blob([bytes], { type: found.type }));
  } catch {
    place.append(made("p", message.words.unreadable));
    return tell({ ...found, kind: "other" });
  }
  const scale = Math.min(1, mostSide / Math.max(picture.width, picture.height));
  const canvas = made("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.role = "img";
  canvas.ariaLabel = message.words.shown;
  cover(canvas, message);
  tell({ ...found, size: `${picture.width} × ${picture.height}` });
}

function showText(bytes: Uint8Array, message: Show): void {
  const text = readText(bytes);
  if (text === null) return place.append(made("p", message.words.unreadable));
  const element = made("pre", text.slice(0, mostText));
  element.dir = "auto";
  element.tabIndex = 0;
  place.append(element);
  if (text.length > mostText) place.append(made("p", message.words.cut));
}

function showPlayer(kind: "audio" | "video", blob: Blob, message: Show): void {
  const player = made(kind);
  player.controls = true;
  player.preload = "metadata";
  player.src = URL.createObjectURL(blob);
  player.onerror = () => place.append(made("p", message.words.unreadable));
  if (kind === "video") cover(player, message);
  else place.append(player);
}

// Nobody sees a picture that may hurt before they have decided to.
function cover(element: HTMLElement, message: Show): void {
  const button = made("button", message.words.reveal);
  element.className = "covered";
  button.type = "button";
  button.onclick = () => {
    const covered = element.classList.toggle("covered");
    button.textContent = covered ? message.words.reveal : message.words.cover;
  };
  place.append(button, element);
}

// Drawn anew from its dots: whatever else the file carried stays behind.
async function clean(): Promise<void> {
  if (!picture) return tell({ say: "cleaned", bytes: null });
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d")!.drawImage(picture, 0, 0);
  const bytes = await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer();
  tell({ say: "cleaned", bytes }, [bytes]);
}

function made<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

new ResizeObserver(() => tell({ say: "height", height: document.documentElement.offsetHeight })).observe(
  place,
);
tell({ say: "ready" });
