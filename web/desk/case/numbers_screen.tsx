// SPDX-License-Identifier: AGPL-3.0-or-later
// How the team stands, in bars and in figures. On a wall: sums alone, and nobody's name.
import { useEffect, useState } from "preact/hooks";
import { type Sums, cases } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { number } from "../../shared/i18n.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { personName } from "../requests/names.ts";
import { language, t, word } from "../speak.ts";
import { Bars } from "./bars.tsx";
import { type Lists, factName, lists } from "./vocabulary.ts";

export function NumbersScreen() {
  const { value, doing, again } = useLoaded(() => Promise.all([cases.numbers(), lists()]), [language()]);
  const beat = useStore(pulse);
  const [wall, setWall] = useState(false);
  useEffect(() => void again(), [beat]);
  const [sums, words] = value ?? [null, null];
  return (
    <div class={wall ? "page stack wall" : "page stack"}>
      <div class="row apart">
        <Title>{t("nav.numbers")}</Title>
        <Button pressed={wall} onPress={() => setWall(!wall)}>
          {t("numbers.wall")}
        </Button>
      </div>
      <Failure doing={doing} />
      {sums && <Now sums={sums} />}
      {sums && (
        <div class="figures">
          <Bars title={t("numbers.states")} shares={sums.states} name={(what) => word("states", what)} />
          <Bars title={t("numbers.levels")} shares={sums.levels} name={(what) => word("level", what)} />
          <Bars
            title={t("numbers.first_answer")}
            shares={sums.first_answer}
            name={(what) => word("answered_within", what)}
          />
          <Bars
            title={t("numbers.outcomes")}
            hint={t("numbers.outcomes_hint")}
            shares={sums.outcomes}
            name={(what) => factName(words as Lists, "outcome", what)}
          />
          <Bars title={t("numbers.junk")} shares={sums.junk} name={(what) => word("junk", what)} />
          {!wall && <Load sums={sums} />}
        </div>
      )}
    </div>
  );
}

function Now({ sums }: { sums: Sums }) {
  const figures: [string, number][] = [
    [t("numbers.waiting"), sums.waiting],
    [t("numbers.waiting_for_life"), sums.waiting_for_life],
    [t("numbers.overdue"), sums.overdue],
    [t("numbers.reopened"), sums.reopened],
  ];
  return (
    <dl class="big-figures">
      {figures.map(([name, count]) => (
        <div key={name} class="card">
          <dt>{name}</dt>
          <dd>{number(count, language())}</dd>
        </div>
      ))}
    </dl>
  );
}

function Load({ sums }: { sums: Sums }) {
  return (
    <section class="card stack close">
      <h2>{t("numbers.load")}</h2>
      <table class="bars">
        <thead>
          <tr>
            <th scope="col">{t("numbers.person")}</th>
            <th scope="col">{t("numbers.open")}</th>
            <th scope="col">{t("numbers.late")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.load.map((one) => (
            <tr key={one.person}>
              <th scope="row">
                <bdi>{personName(one.person)}</bdi>
              </th>
              <td class="number">{number(one.open, language())}</td>
              <td class="number">{number(one.overdue, language())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
