// SPDX-License-Identifier: AGPL-3.0-or-later
// The frame of every screen that stands before the desk: log-in, lock, enrolment.
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/components/icon.tsx";
import { AlarmBanners } from "./alarm_banners.tsx";
import { LanguageChoice } from "./language_choice.tsx";
import { Title } from "./title.tsx";

export function Outside({
  title,
  wide,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}) {
  return (
    <>
      <AlarmBanners />
      <main class={wide ? "outside wide" : "outside"} id="main" tabIndex={-1}>
        <div class="row apart">
          <span class="brand">
            <Icon name="shield" /> Havre
          </span>
          <LanguageChoice />
        </div>
        <section class="card stack">
          <Title>{title}</Title>
          {children}
        </section>
      </main>
    </>
  );
}
