// SPDX-License-Identifier: AGPL-3.0-or-later
// Made-up requests in five languages, for tests and for measuring: the same number gives the same requests.
// Everyday words come often and rare ones seldom, so that the number of different words grows as in real
// texts. No page includes this.
import type { Searchable } from "./search_index.ts";
import { spellings } from "./spellings.ts";

const everyday: readonly string[] = [
  `I was the they police came to our house last night and took my brother we do not know where he is please help
  us threatened with phone call message lawyer arrested office journalist today yesterday week family children afraid
  leave city road followed car two men asked questions documents passport court hearing prison visit doctor money`,
  `je suis la nous le police est venue chez hier soir ils ont pris mon frère où il se trouve aidez s'il vous plaît
  menacé téléphone appel message avocat arrêtée bureau journaliste aujourd'hui semaine famille enfants peur quitter
  ville route suivi voiture deux hommes questions papiers passeport tribunal audience prison visite médecin argent`,
  `la policía vino a nuestra casa anoche y se llevaron mi hermano no sabemos dónde está por favor ayuda amenazado
  teléfono llamada mensaje abogada detenida oficina periodista hoy ayer semana familia hijos miedo salir ciudad
  camino seguían coche dos hombres preguntas documentos pasaporte juzgado audiencia cárcel visita médico dinero`,
  `الشرطة جاءت إلى بيتنا أمس ليلا وأخذوا أخي لا نعرف أين هو ساعدونا من فضلكم تهديد هاتف مكالمة رسالة محامي اعتقلت
  مكتب صحفية اليوم أسبوع عائلة أطفال خوف مغادرة مدينة طريق سيارة رجلان أسئلة وثائق جواز محكمة جلسة سجن زيارة طبيب مال`,
  `ရဲများ မနေ့ညက ကျွန်ုပ်တို့အိမ်သို့ လာပြီး အစ်ကိုကို ခေါ်သွားသည် ဘယ်မှာရှိသည် မသိပါ ကူညီပါ ခြိမ်းခြောက် ဖုန်း
  သတင်းထောက် ရုံး ယနေ့ မိသားစု ကလေးများ ကြောက် မြို့ လမ်း ကား လူနှစ်ယောက် မေးခွန်း စာရွက်စာတမ်း တရားရုံး ထောင် ဆရာဝန် ငွေ`,
].map((words) => words.split(/\s+/).join(" "));
const pieces: readonly string[] = [
  "ba con del fer gra hin jor kal lem mon nar oss pel quin ras stem tor ul ven wick",
  "beau cha din ère fou gné hau jou lou mai neu oir pré que rou sié tou ville",
  "ban cer dor ero fía gua illo jar lla mer nez ote pue que rra sol tia uela vez",
  "با جر دي رو سم شا طي عم غر فا قو كي لا من نو هي وا يس",
  "က ခို ဂွန် စံ တောင် ထီး နေ ပု ဖေ မြို့ ရွာ လှိုင် ဝါ သာ ဟင်း အုန်း",
];

export interface Corpus {
  requests: Searchable[];
  words: string[]; // as they were written, for asking
}

export function makeCorpus(count: number, messages: number, seed = 2026): Corpus {
  const chance = chances(seed);
  const languages = everyday.map((words, at) => ({
    common: words.split(" "),
    rare: rareWords(pieces[at].split(" "), 20_000, chance),
  }));
  const words: string[] = [];
  const requests = Array.from({ length: count }, (_, at) => {
    const language = languages[at % languages.length];
    const texts = Array.from({ length: messages }, () => message(language, chance));
    const names = [fullName(chance)];
    if (at % 10 === 0) words.push(...names[0].split(" "), ...texts[0].split(" ").slice(0, 4));
    return { id: at.toString(16).padStart(32, "0"), newest: at, names, texts: [...texts, `… ${fullName(chance)} …`] };
  });
  return { requests, words };
}

function message(language: { common: string[]; rare: string[] }, chance: Chance): string {
  const length = 20 + chance.below(100);
  const words = Array.from({ length }, () => {
    const dice = chance.below(100);
    if (dice < 2) return fullName(chance);
    if (dice < 4) return String(chance.below(10_000));
    return dice < 20 ? chance.seldom(language.rare) : chance.seldom(language.common);
  });
  return words.join(" ");
}

function fullName(chance: Chance): string {
  const one = () => {
    const line = spellings[chance.below(spellings.length)].split(" ");
    return line[chance.below(line.length)];
  };
  return `${one()} ${one()}`;
}

function rareWords(parts: readonly string[], count: number, chance: Chance): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + chance.below(3) }, () => parts[chance.below(parts.length)]).join(""),
  );
}

interface Chance {
  below: (most: number) => number;
  // The first of a list often, the last seldom.
  seldom: <Item>(items: readonly Item[]) => Item;
}

// Park and Miller's generator: good enough for texts that nobody reads.
function chances(seed: number): Chance {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return {
    below: (most) => Math.floor(next() * most),
    seldom: (items) => items[Math.floor(items.length ** next()) - 1] ?? items[0],
  };
}
