// SPDX-License-Identifier: AGPL-3.0-or-later
// A voice note, recorded on this device and kept in memory only.
import { make, makeButton } from "../page/dom.ts";
import { say } from "../page/texts.ts";

const bitsPerSecond = 32_000; // plenty for a voice
const endings: Record<string, string> = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" };

export function canRecord(): boolean {
  if (typeof MediaRecorder === "undefined" || !navigator.mediaDevices?.getUserMedia) return false;
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature("microphone") ?? true;
}

interface Running {
  recorder: MediaRecorder;
  finished: Promise<void>;
  timer: ReturnType<typeof setInterval>;
}

export class Recorder {
  readonly #button: HTMLButtonElement;
  readonly #shown = make("p", { class: "hint", role: "status" });
  readonly #onFile: (file: File) => void;
  #running: Running | null = null;
  #count = 0;

  constructor(place: HTMLElement, onFile: (file: File) => void) {
    this.#onFile = onFile;
    this.#button = makeButton(
      say("script.record"),
      () => void (this.#running ? this.stop() : this.#start()),
      "quiet",
    );
    place.append(make("div", { class: "send" }, this.#button, this.#shown));
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    const { recorder, finished } = this.#running;
    if (recorder.state !== "inactive") recorder.stop();
    await finished;
  }

  async #start(): Promise<void> {
    this.#shown.textContent = "";
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.#run(new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond }), stream);
    } catch {
      this.#shown.textContent = say("script.record_failed");
    }
  }

  #run(recorder: MediaRecorder, stream: MediaStream): void {
    const parts: Blob[] = [];
    const begun = Date.now();
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    const finished = new Promise<void>((done) =>
      recorder.addEventListener("stop", () => {
        for (const track of stream.getTracks()) track.stop();
        this.#end(new Blob(parts, { type: recorder.mimeType }));
        done();
      }),
    );
    const time = make("span", { "aria-hidden": "true" });
    this.#shown.replaceChildren(say("script.recording"), " ", time);
    const timer = setInterval(() => (time.textContent = minutes(Date.now() - begun)), 500);
    this.#running = { recorder, finished, timer };
    this.#button.textContent = say("script.record_stop");
    recorder.start();
  }

  #end(sound: Blob): void {
    clearInterval(this.#running?.timer);
    this.#running = null;
    this.#button.textContent = say("script.record");
    this.#shown.textContent = "";
    const type = sound.type.split(";")[0];
    this.#onFile(new File([sound], `voice-${++this.#count}.${endings[type] ?? "bin"}`, { type }));
  }
}

function minutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
