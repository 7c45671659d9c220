// SPDX-License-Identifier: AGPL-3.0-or-later
// My own shifts, each of which a colleague may take, and shifts offered to me.
import { useState } from "preact/hooks";
import { helpline, type Rota, type Shift, type ShiftOffer } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Select } from "../../shared/components/field.tsx";
import { atMinute } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t, word } from "../speak.ts";
import { handlers } from "./people.ts";

interface Props {
  rota: Rota;
  again: () => unknown;
}

const same = (offer: ShiftOffer, shift: Shift) =>
  offer.pattern === shift.pattern && offer.begins === shift.begins;
const nameOf = ({ pattern, begins }: Shift) => ({ pattern, begins });
const mostShown = 14;

export function MyShifts({ rota, again }: Props) {
  const me = session().place.person;
  const mine = rota.shifts.filter((shift) => shift.person === me);
  const received = rota.offers.filter((offer) => offer.receiver === me);
  const [giving, setGiving] = useState<Shift | null>(null);
  const doing = useDoing();
  const act = (deed: () => Promise<unknown>) =>
    doing.run(async () => {
      await deed();
      await look();
      announce(t("swap.done"));
      setGiving(null);
      await again();
    });
  return (
    <section class="card stack">
      <h2>{t("swap.title")}</h2>
      <Failure doing={doing} />
      {received.map((offer) => (
        <Received key={`${offer.pattern}${offer.begins}`} offer={offer} rota={rota} act={act} />
      ))}
      {mine.length === 0 ? <p class="soft">{t("swap.none")}</p> : <p class="small soft">{t("swap.what")}</p>}
      <ul class="plain-list stack close">
        {mine.slice(0, mostShown).map((shift) => (
          <Mine
            key={`${shift.pattern}${shift.begins}`}
            shift={shift}
            offer={rota.offers.find((one) => same(one, shift))}
            act={act}
            onGive={() => setGiving(shift)}
          />
        ))}
      </ul>
      {giving && <Giving shift={giving} act={act} onClose={() => setGiving(null)} />}
    </section>
  );
}

type Act = (deed: () => Promise<unknown>) => Promise<boolean>;

function Received({ offer, rota, act }: { offer: ShiftOffer; rota: Rota; act: Act }) {
  const zone = useZone();
  const shift = rota.shifts.find((one) => same(offer, one));
  if (!shift) return null;
  const span = { from: atMinute(shift.begins, zone), until: atMinute(shift.ends, zone) };
  return (
    <Banner>
      <p>{t("swap.received", { name: personName(offer.giver), ...span })}</p>
      <div class="row">
        <Button kind="main" onPress={() => act(() => helpline.acceptShift(nameOf(shift)))}>
          {t("swap.accept")}
        </Button>
        <Button onPress={() => act(() => helpline.keepShift(nameOf(shift)))}>{t("swap.decline")}</Button>
      </div>
    </Banner>
  );
}

interface MineProps {
  shift: Shift;
  offer: ShiftOffer | undefined;
  act: Act;
  onGive: () => void;
}

function Mine({ shift, offer, act, onGive }: MineProps) {
  const zone = useZone();
  const when = atMinute(shift.begins, zone);
  return (
    <li class="row apart">
      <span>
        {t("rota.span", { from: when, until: atMinute(shift.ends, zone) })}{" "}
        <span class="tag">{word("rank", shift.rank)}</span>{" "}
        {offer && <span class="tag warn">{t("swap.offered", { name: personName(offer.receiver) })}</span>}
      </span>
      {offer ? (
        <Button
          kind="quiet"
          label={t("swap.withdraw_which", { when })}
          onPress={() => act(() => helpline.keepShift(nameOf(shift)))}
        >
          {t("swap.withdraw")}
        </Button>
      ) : (
        <Button kind="quiet" label={t("swap.offer_which", { when })} onPress={onGive}>
          {t("swap.offer")}
        </Button>
      )}
    </li>
  );
}

function Giving({ shift, act, onClose }: { shift: Shift; act: Act; onClose: () => void }) {
  const zone = useZone();
  const colleagues = handlers().filter(([id]) => id !== shift.person);
  const [receiver, setReceiver] = useState(colleagues[0]?.[0] ?? "");
  return (
    <Dialog title={t("swap.offer_which", { when: atMinute(shift.begins, zone) })} onClose={onClose}>
      <Select label={t("swap.to")} value={receiver} onValue={setReceiver} options={colleagues} />
      <div class="row">
        <Button
          kind="main"
          disabled={receiver === ""}
          onPress={() => act(() => helpline.offerShift(nameOf(shift), receiver))}
        >
          {t("swap.do")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
