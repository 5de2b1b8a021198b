// Before Vite: the icon sprite, the mark, and the dark roles again for theme "auto".
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const here = new URL('..', import.meta.url);
const read = (path) => readFileSync(new URL(path, here), 'utf8');

const names = read('icons.txt').trim().split('\n');
if (names.length > 90) throw new Error(`${names.length} icons; the sprite holds at most 90`);
const symbols = names.map((name) => {
  const svg = read(`node_modules/lucide-static/icons/${name}.svg`);
  const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s+/g, ' ').replace(/ \/>/g, '/>').trim()}</symbol>`;
});
mkdirSync(new URL('build/out/', here), { recursive: true });
writeFileSync(
  new URL('build/out/icons.svg', here),
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${symbols.join('')}</svg>\n`,
);

const tokens = read('css/tokens.css');
const dark = /\[data-theme="dark"\] \{([^}]*)\}/.exec(tokens);
if (!dark) throw new Error('css/tokens.css has no dark theme');
writeFileSync(
  new URL('css/tokens-auto.css', here),
  `/* Written by build/icons.mjs from the dark theme of tokens.css. */\n@media (prefers-color-scheme: dark) {\n[data-theme="auto"] {${dark[1]}}\n}\n`,
);
