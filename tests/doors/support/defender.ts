// SPDX-License-Identifier: AGPL-3.0-or-later
// A defender with JavaScript off: forms and answers, as curl would send them. Reads pages as text, no DOM.
import type { House } from "./house.ts";

export interface Attachment {
  name: string;
  bytes: Uint8Array;
  type?: string;
}

export type Fields = Record<string, string | string[]>;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x2F": "/", "#x27": "'" };
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, " ").replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);
}

export function hidden(html: string, name: string): string {
  for (const input of html.match(/<input[^>]*>/g) ?? []) {
    if (input.includes(`name="${name}"`)) return /value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  throw new Error(`the page has no field ${name}: ${plainText(html).slice(0, 400)}`);
}

export class Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  constructor(status: number, html: string, headers: Headers) {
    this.status = status;
    this.html = html;
    this.headers = headers;
  }
  get text(): string { return plainText(this.html); }
  hidden(name: string): string { return hidden(this.html, name); }
}

export class Defender {
  readonly house: House;
  readonly language: string;
  #cookie = "";

  constructor(house: House, language = "en") {
    this.house = house;
    this.language = language;
  }

  async get(address: string): Promise<Page> {
    return this.#page(await fetch(address, { headers: this.#headers(), redirect: "manual" }));
  }

  async post(address: string, fields: Fields, files: Attachment[] = []): Promise<Page> {
    const body = files.length > 0 ? multipart(fields, files) : urlencoded(fields);
    return this.#page(await fetch(address, { method: "POST", body, headers: this.#headers(), redirect: "manual" }));
  }

  // Asks; the receipt page.
  async ask(fields: Fields, files: Attachment[] = []): Promise<Page> {
    const form = await this.get(`${this.house.intake}/ask?lang=${this.language}`);
    return this.post(`${this.house.intake}/ask`, { ...this.formFields(form), ...fields }, files);
  }

  formFields(form: Page): Fields {
    return { token: form.hidden("token"), lang: this.language, kind: "request" };
  }

  // The digits form of the receipt, as shown beside the words.
  static receiptOf(page: Page): string {
    const digits = /(?:\d{3}[\s\u00a0]+){11}\d{3}/.exec(page.text)?.[0];
    if (!digits) throw new Error(`no receipt on this page: ${page.text.slice(0, 600)}`);
    return digits.replace(/[\s\u00a0]+/g, " ");
  }

  async comeBack(receipt: string): Promise<Page> {
    return this.post(`${this.house.back}/`, { receipt, lang: this.language });
  }

  async onThread(page: Page, action: string, fields: Fields = {}, files: Attachment[] = []): Promise<Page> {
    const standing = { visit: page.hidden("visit"), lang: this.language };
    return this.post(`${this.house.back}/${action}`, { ...standing, ...fields }, files);
  }

  #headers(): Record<string, string> {
    const headers: Record<string, string> = { "Accept-Language": this.language };
    if (this.#cookie) headers.Cookie = this.#cookie;
    return headers;
  }

  async #page(response: Response): Promise<Page> {
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(";")[0] ?? "";
    return new Page(response.status, await response.text(), response.headers);
  }
}

function urlencoded(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  return body;
}

function multipart(fields: Fields, files: Attachment[]): FormData {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  for (const file of files) body.append("files", new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type ?? "" }), file.name);
  return body;
}
