// SPDX-License-Identifier: AGPL-3.0-or-later
// Holds answers against api/*.yaml: a status that is not described, a member too many or too few fails the test.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { source } from "./house.ts";

interface Operation { responses: Record<string, unknown> }
interface Document { paths: Record<string, Record<string, Operation>> }

export class Contract {
  readonly #document: Document;
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #name: string;

  static read(name: "desk" | "public"): Contract {
    return new Contract(name, parse(readFileSync(join(source, "api", `${name}.yaml`), "utf8")));
  }

  private constructor(name: string, document: Document) {
    this.#name = name;
    this.#document = document;
    this.#ajv = new Ajv2020({ strict: false, validateFormats: false });
    this.#ajv.addSchema(document, name);
  }

  get paths(): [string, string][] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).filter((method) => /^(get|post|put|delete)$/.test(method))
        .map((method): [string, string] => [method.toUpperCase(), path]));
  }

  check(method: string, address: string, status: number, text: string): void {
    const path = address.split("?")[0] ?? "";
    const pattern = Object.keys(this.#document.paths).find((one) => matches(one, path));
    const operation = pattern && this.#document.paths[pattern]?.[method.toLowerCase()];
    if (!pattern || !operation) throw new Error(`${method} ${path} is not in api/${this.#name}.yaml`);
    const said = operation.responses[status] ? String(status) : "default";
    if (status < 400 && said === "default") throw new Error(`${method} ${path}: ${status} is not described`);
    const validate = this.#validator(pattern, method.toLowerCase(), said);
    if (!validate || text === "") return;
    if (!validate(JSON.parse(text)))
      throw new Error(`${method} ${path} ${status} breaks its contract: ${this.#ajv.errorsText(validate.errors)}\n${text.slice(0, 500)}`);
  }

  #validator(path: string, method: string, status: string): ValidateFunction | null {
    const escaped = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
    let pointer = `/paths/${escaped(path)}/${method}/responses/${status}`;
    const response = this.#document.paths[path]?.[method]?.responses[status] as { $ref?: string; content?: object };
    const described = response?.$ref ? (pointer = response.$ref.slice(1), this.#at(pointer)) : response;
    if (!(described as { content?: Record<string, unknown> })?.content?.["application/json"]) return null;
    const id = `${this.#name}#${pointer}/content/application~1json/schema`;
    let compiled = this.#compiled.get(id);
    if (!compiled) {
      compiled = this.#ajv.compile({ $ref: id });
      this.#compiled.set(id, compiled);
    }
    return compiled;
  }

  #at(pointer: string): unknown {
    return pointer.split("/").slice(1).reduce<unknown>((node, part) => (node as Record<string, unknown>)?.[part], this.#document);
  }
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
}
