import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Lang = 'zh-CN' | 'en';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where rooms keep their words; each has `locales/LANG.ftl` one or two folders down. */
const SHELVES = ['crates', 'capabilities'];

/** What the product says in one language, read from the same files, so that one journey walks both. */
export class Words {
  readonly #said: ReadonlyMap<string, string>;

  constructor(readonly lang: Lang) {
    const said = new Map<string, string>();
    for (const shelf of SHELVES) {
      for (const entry of readdirSync(join(ROOT, shelf), { recursive: true, encoding: 'utf8' })) {
        if (!entry.endsWith(`locales/${lang}.ftl`)) continue;
        // A message begins at the margin; lines that go on, such as the forms of a plural, are indented.
        for (const [, key, text] of readFileSync(join(ROOT, shelf, entry), 'utf8').matchAll(/^([a-zA-Z][\w-]*) =((?:.+|\n[ ]+\S.*|\n\})+)/gm)) {
          if (key !== undefined && text !== undefined) said.set(key, text.trim());
        }
      }
    }
    this.#said = said;
  }

  /** The words under a key; one with a gap (`{ $n }`) matches whatever fills it. */
  t = (key: string): string | RegExp => {
    const text = this.#text(key);
    return text.includes('{') ? new RegExp(pattern(text)) : text;
  };

  /** What begins with the words under a key, such as a button that also names its shortcut. */
  starts = (key: string): RegExp => new RegExp(`^\\s*${pattern(this.#text(key))}`);

  #text(key: string): string {
    const text = this.#said.get(key);
    if (text === undefined) throw new Error(`no words under ${key} in ${this.lang}`);
    return text;
  }
}

/** Forms of a plural, as in `{ $n -> [one] day *[other] days }`. */
const FORMS = /\{\s*\$\w+ ->((?:\s*\*?\[[^\]]+\](?:[^{}[\]]|\{[^{}]*\})*)+)\s*\}/;

function pattern(text: string): string {
  const forms = FORMS.exec(text);
  if (forms?.[1] !== undefined) {
    const each = forms[1].split(/\*?\[[^\]]+\]/).slice(1).map((form) => pattern(form.trim()));
    return `${pattern(text.slice(0, forms.index))}(?:${each.join('|')})${pattern(text.slice(forms.index + forms[0].length))}`;
  }
  const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text
    .split(/\{[^}]*\}/)
    .map(literal)
    .join('.*');
}
