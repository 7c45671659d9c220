// SPDX-License-Identifier: AGPL-3.0-or-later
// What an organisation asks beside what is shipped: fields and lists in its own words and languages, without code.
import { useState } from "preact/hooks";
import { type Form, type OwnField, type OwnFieldKind, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field, Radios, Select } from "../../shared/components/field.tsx";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { Title } from "../house/title.tsx";
import { languageName } from "../requests/names.ts";
import { language, t, word } from "../speak.ts";
import { type Wording, codesFor, emptyWording, wordingOf } from "./field_wording.ts";
import { forgetLists, inWords } from "./vocabulary.ts";

const kinds: readonly OwnFieldKind[] = ["line", "text", "day", "choice", "choices"];
// Those that people fill in who ask for help; the others are sheets of the case.
const outside = ["request", "complaint"] as const;
const isOutside = (form: string) => form === "request" || form === "complaint";

interface Listed extends Pick<Form, "of" | "title"> {
  fields?: Form["fields"];
}

const formsOf = (shipped: readonly Form[]): Listed[] => [
  ...outside.map((of) => ({ of, title: t(`forms.${of}`) })),
  ...shipped,
];

const chooses = (kind: OwnFieldKind) => kind === "choice" || kind === "choices";

export function FormsScreen() {
  const { value, doing, again } = useLoaded(() => cases.forms(language()), [language()]);
  const onDone = async () => {
    forgetLists();
    await again();
  };
  return (
    <div class="page stack">
      <Title>{t("nav.forms")}</Title>
      <p>{t("forms.what")}</p>
      <Failure doing={doing} />
      {value && formsOf(value.shipped).map((form) => {
        const own = value.own.filter((one) => one.form === form.of);
        return (
          <section class="card stack close" key={form.of}>
            <h2>{form.title}</h2>
            <p class="small soft">
              {form.fields ? t("forms.shipped", { count: form.fields.length }) : t("forms.outside_hint")}
            </p>
            <ul class="plain-list stack close">
              {own.map((field) => (
                <Own key={field.id} field={field} onDone={onDone} />
              ))}
            </ul>
          </section>
        );
      })}
      {value && <Adding forms={formsOf(value.shipped).map((one) => [one.of, one.title])} onDone={onDone} />}
    </div>
  );
}

function Own({ field, onDone }: { field: OwnField; onDone: () => Promise<unknown> }) {
  const [open, setOpen] = useState(false);
  const doing = useDoing();
  const reword = (wording: Wording, active: boolean) =>
    doing.run(async () => {
      const codes = codesFor(wording, field.options);
      await cases.rewordField(field.id, { ...codes, active });
      setOpen(false);
      announce(t("case.saved"));
      await onDone();
    });
  return (
    <li class="stack close own-field">
      <div class="row apart">
        <span>
          <strong>
            <bdi>{inWords(field.label, language())}</bdi>
          </strong>{" "}
          <span class="tag">{word("field_kind", field.kind)}</span>{" "}
          <span class="tag">{word("keeping", field.keeping)}</span>{" "}
          {!field.active && <span class="tag warn">{t("forms.out_of_use")}</span>}
        </span>
        <span class="row">
          <Button onPress={() => setOpen(!open)}>{t("forms.change")}</Button>
          <Button onPress={() => reword(wordingOf(field), !field.active)}>
            {t(field.active ? "forms.put_out" : "forms.put_in")}
          </Button>
        </span>
      </div>
      <Failure doing={doing} />
      {open && (
        <WordingForm
          kind={field.kind}
          start={wordingOf(field)}
          kept={field.options.length}
          onSave={(wording) => reword(wording, field.active)}
        />
      )}
    </li>
  );
}

function Adding({ forms, onDone }: { forms: [string, string][]; onDone: () => Promise<unknown> }) {
  const [form, setForm] = useState(forms[0]![0]);
  const [kind, setKind] = useState<OwnFieldKind>("line");
  const [keeping, setKeeping] = useState<OwnField["keeping"]>("sealed");
  const [round, setRound] = useState(0);
  const doing = useDoing();
  const add = (wording: Wording) =>
    doing.run(async () => {
      const kept = chooses(kind) && !isOutside(form) ? keeping : "sealed";
      await cases.addField(form, kind, kept, { ...codesFor(wording, []), active: true });
      setRound(round + 1);
      announce(t("case.saved"));
      await onDone();
    });
  return (
    <section class="card stack">
      <h2>{t("forms.add")}</h2>
      <Select
        label={t("forms.where")}
        value={form}
        onValue={(chosen) => {
          setForm(chosen);
          if (kind === "day" && isOutside(chosen)) setKind("line");
        }}
        options={forms}
      />
      <Select
        label={t("forms.kind")}
        value={kind}
        onValue={(chosen) => setKind(chosen as OwnFieldKind)}
        options={kinds
          .filter((one) => one !== "day" || !isOutside(form))
          .map((one) => [one, word("field_kind", one)])}
      />
      {chooses(kind) && !isOutside(form) && (
        <Radios
          label={t("forms.keeping")}
          hint={t("forms.keeping_hint")}
          value={keeping}
          onValue={(chosen) => setKeeping(chosen as OwnField["keeping"])}
          options={(["sealed", "fact"] as const).map((one) => [one, word("keeping", one)])}
        />
      )}
      <Failure doing={doing} />
      <WordingForm key={`${round} ${kind}`} kind={kind} start={emptyWording} kept={0} onSave={add} />
    </section>
  );
}

interface WordingProps {
  kind: OwnFieldKind;
  start: Wording;
  kept: number; // how many options stand already: those stay, in their order
  onSave: (wording: Wording) => Promise<unknown>;
}

function WordingForm({ kind, start, kept, onSave }: WordingProps) {
  const [wording, setWording] = useState(start);
  const { languages } = session().me.organisation;
  const label = (tag: string, text: string) =>
    setWording({ ...wording, label: { ...wording.label, [tag]: text } });
  const hint = (tag: string, text: string) => setWording({ ...wording, hint: { ...wording.hint, [tag]: text } });
  const option = (at: number, tag: string, text: string) =>
    setWording({
      ...wording,
      options: wording.options.map((one, i) => (i === at ? { ...one, [tag]: text } : one)),
    });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(wording);
      }}
    >
      {languages.map((tag) => (
        <div class="columns" key={tag}>
          <Field
            label={t("forms.label", { language: languageName(tag) })}
            language={tag}
            value={wording.label[tag] ?? ""}
            onValue={(text) => label(tag, text)}
          />
          <Field
            label={t("forms.hint", { language: languageName(tag) })}
            language={tag}
            value={wording.hint[tag] ?? ""}
            onValue={(text) => hint(tag, text)}
          />
        </div>
      ))}
      {chooses(kind) &&
        wording.options.map((words, at) => (
          <fieldset key={at} class="columns">
            <legend>{t("forms.option", { count: at + 1 })}</legend>
            {languages.map((tag) => (
              <Field
                key={tag}
                label={languageName(tag)}
                language={tag}
                value={words[tag] ?? ""}
                onValue={(text) => option(at, tag, text)}
              />
            ))}
          </fieldset>
        ))}
      <div class="row">
        {chooses(kind) && (
          <Button onPress={() => setWording({ ...wording, options: [...wording.options, {}] })}>
            {t("forms.add_option")}
          </Button>
        )}
        {chooses(kind) && wording.options.length > kept && (
          <Button onPress={() => setWording({ ...wording, options: wording.options.slice(0, -1) })}>
            {t("forms.drop_option")}
          </Button>
        )}
        <Button kind="main" submit>
          {t("case.save")}
        </Button>
      </div>
    </form>
  );
}
