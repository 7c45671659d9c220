// SPDX-License-Identifier: AGPL-3.0-or-later
// Which languages a person works in and what they know about.
import { useState } from "preact/hooks";
import { type Abilities, helpline, type Id, type Skill } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks, Field, Select } from "../../shared/components/field.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look, onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { languageName } from "../requests/names.ts";
import { t, word } from "../speak.ts";
import { isLanguageCode, languageCodes } from "./language_codes.ts";

const skills: readonly Skill[] = [
  "digital",
  "physical",
  "legal",
  "medical",
  "psychosocial",
  "relocation",
  "gender_violence",
  "children",
];

export function AbilitiesForm({ person }: { person: Id }) {
  const now = useStore(onCall);
  if (!now) return null;
  const known = now.colleagues.find((one) => one.person === person) ?? { languages: [], skills: [] };
  return <Form key={person} person={person} known={known} />;
}

function Form({ person, known }: { person: Id; known: Abilities }) {
  const [spoken, setSpoken] = useState(known.languages);
  const [able, setAble] = useState<string[]>(known.skills);
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await helpline.setAbilities(person, { languages: spoken, skills: able as Skill[] });
      await look();
      announce(t("ability.saved"));
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p class="small soft">{t("ability.what")}</p>
      <Languages spoken={spoken} onSpoken={setSpoken} />
      <Checks
        label={t("ability.skills")}
        values={able}
        onValues={setAble}
        options={skills.map((one) => [one, word("skill", one)])}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

function Languages({ spoken, onSpoken }: { spoken: string[]; onSpoken: (codes: string[]) => void }) {
  const [code, setCode] = useState("");
  const add = (one: string) => {
    if (isLanguageCode(one) && !spoken.includes(one)) onSpoken([...spoken, one]);
    setCode("");
  };
  const others = languageCodes
    .filter((one) => !spoken.includes(one))
    .map((one): [string, string] => [one, languageName(one)])
    .sort((a, b) => a[1].localeCompare(b[1]));
  return (
    <fieldset class="stack close">
      <legend>{t("ability.languages")}</legend>
      <ul class="plain-list stack close">
        {spoken.map((one) => (
          <li key={one} class="row apart">
            <span>{languageName(one)}</span>
            <Button
              kind="quiet"
              label={t("ability.remove", { name: languageName(one) })}
              onPress={() => onSpoken(spoken.filter((other) => other !== one))}
            >
              {t("rota.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label={t("ability.add")}
        value=""
        onValue={add}
        options={[["", t("ability.choose")], ...others]}
      />
      <Field
        label={t("ability.code")}
        value={code}
        onValue={(typed) => setCode(typed.trim().toLowerCase())}
        error={code === "" || isLanguageCode(code) ? null : t("ability.code_wrong")}
      />
      <div class="row">
        <Button onPress={() => add(code)} disabled={!isLanguageCode(code)}>
          {t("ability.add")}
        </Button>
      </div>
    </fieldset>
  );
}
