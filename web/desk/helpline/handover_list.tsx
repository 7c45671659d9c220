// SPDX-License-Identifier: AGPL-3.0-or-later
// What I must hand over before I go, what I have offered, and what is handed to me.
import type { ComponentChildren } from "preact";
import { Banner } from "../../shared/components/banner.tsx";
import { atMinute } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import { isOver } from "./handing_over.ts";

// A request has no name of its own in the open: the beginning of its id tells two apart.
function RequestLink({ request, children }: { request: string; children?: ComponentChildren }) {
  return (
    <li>
      <a href={`/requests/${request}`}>
        {t("request.title")} <bdi>{request.slice(0, 8)}</bdi>
      </a>{" "}
      {children}
    </li>
  );
}

export function HandoverList() {
  const handovers = useStore(onCall)?.handovers;
  const zone = useZone();
  if (!handovers) return null;
  const { held, offered, received } = handovers;
  const nothing = held.length + offered.length + received.length === 0;
  return (
    <section class="card stack close">
      <h2>{t("handover.title")}</h2>
      {nothing && <p class="soft">{t("handover.none")}</p>}
      <Group title={t("handover.list_received")} count={received.length}>
        {received.map((one) => (
          <RequestLink key={one.request} request={one.request}>
            {t("handover.by", { name: personName(one.giver), when: atMinute(one.offered, zone) })}
          </RequestLink>
        ))}
      </Group>
      <Group title={t("handover.list_held")} count={held.length}>
        {held.map((request) => (
          <RequestLink key={request} request={request} />
        ))}
      </Group>
      <Group title={t("handover.list_offered")} count={offered.length}>
        {offered.map((one) => (
          <RequestLink key={one.request} request={one.request}>
            {t("handover.for", { name: personName(one.receiver), when: atMinute(one.offered, zone) })}
          </RequestLink>
        ))}
      </Group>
    </section>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  if (count === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="plain-list stack close">{children}</ul>
    </>
  );
}

// On every screen, until it is answered.
export function HandoverNotice() {
  const now = useStore(onCall);
  if (!now) return null;
  const { received, held } = now.handovers;
  return (
    <>
      {received.length > 0 && (
        <Banner tone="warn">
          {t("handover.notice", { count: received.length })} <a href="/rota">{t("nav.rota")}</a>
        </Banner>
      )}
      {now.offered_shifts > 0 && (
        <Banner>
          {t("swap.notice", { count: now.offered_shifts })} <a href="/rota">{t("nav.rota")}</a>
        </Banner>
      )}
      {held.length > 0 && isOver(now, session().place.person) && (
        <Banner tone="warn">
          {t("handover.over", { count: held.length })} <a href="/rota">{t("nav.rota")}</a>
        </Banner>
      )}
    </>
  );
}
