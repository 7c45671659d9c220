// SPDX-License-Identifier: AGPL-3.0-or-later
// At a glance: over what the person can be reached now, and over what never.
import { Icon } from "../../shared/components/icon.tsx";
import { useLoaded } from "../house/doing.tsx";
import type { Thread } from "../requests/thread.ts";
import { language, t, word } from "../speak.ts";
import { type Channel, type Trust, channelsIn } from "./safe_channel.ts";
import { onlyOne } from "./sheet_writing.ts";
import { type Lists, choiceName, lists } from "./vocabulary.ts";

const tones: Record<Trust, string> = { verified: "tag accent", unverified: "tag", compromised: "tag warn" };

export function TrustTag({ trust }: { trust: Trust }) {
  return (
    <span class={tones[trust]}>
      <Icon name={trust === "verified" ? "check" : "warning"} /> {word("trust", trust)}
    </span>
  );
}

export function ChannelsCard({ thread, path }: { thread: Thread; path: string }) {
  const { value: words } = useLoaded(lists, [language()]);
  const channels = channelsIn(onlyOne, thread.writings);
  return (
    <section class="card stack close">
      <h2>{t("channels.title")}</h2>
      {!channels.some((one) => one.trust === "verified") && <p class="soft">{t("channels.none")}</p>}
      {channels.length > 0 && (
        <ul class="plain-list stack close">
          {channels.map((one) => (
            <li key={one.row}>
              <TrustTag trust={one.trust} /> <Reached channel={one} words={words} />
            </li>
          ))}
        </ul>
      )}
      <a href={`${path}&tab=channels`}>{t("channels.open")}</a>
    </section>
  );
}

// What must not be used is not there to be copied by mistake.
function Reached({ channel, words }: { channel: Channel; words: Lists | null }) {
  const kind = words ? choiceName(words, "channels", "kind", channel.kind) : channel.kind;
  if (channel.trust === "compromised") return <>{kind}</>;
  return (
    <>
      {kind} <bdi class="words-kept">{channel.address}</bdi>
      {channel.codeWord && (
        <div class="small">{t("channels.code_word", { word: channel.codeWord })}</div>
      )}
      {channel.never && (
        <div class="small never" dir="auto">
          {t("channels.never", { what: channel.never })}
        </div>
      )}
    </>
  );
}
