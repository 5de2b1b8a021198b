// After Vite: hash the plain files, write the manifest the server reads, compress.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const manifest = {};

const vite = JSON.parse(readFileSync(join(dist, 'vite.json'), 'utf8'));
for (const [source, entry] of Object.entries(vite)) {
  if (!entry.isEntry) continue;
  const plain = basename(source).replace(/\.ts$/, '.js');
  manifest[plain] = entry.file;
}
rmSync(join(dist, 'vite.json'));

for (const path of ['build/out/icons.svg', 'build/mark.svg']) {
  const bytes = readFileSync(join(root, path));
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  const name = basename(path).replace('.svg', `-${hash}.svg`);
  writeFileSync(join(dist, name), bytes);
  manifest[basename(path)] = name;
}
writeFileSync(join(dist, 'manifest.json'), JSON.stringify(manifest, null, 1));

for (const name of readdirSync(dist)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const bytes = readFileSync(join(dist, name));
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const gz = gzipSync(bytes, { level: 9 });
  if (br.length < bytes.length) writeFileSync(join(dist, `${name}.br`), br);
  if (gz.length < bytes.length) writeFileSync(join(dist, `${name}.gz`), gz);
}

// Budgets in bytes of gzip; a build over them fails.
const budgets = { 'core.css': 12_000, 'desk.css': 11_000, 'base.js': 25_000, 'icons.svg': 9_000 };
let over = false;
for (const [plain, file] of Object.entries(manifest)) {
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  const budget = budgets[plain];
  if (budget && size > budget) over = true;
  console.log(`${plain.padEnd(12)} ${String(statSync(join(dist, file)).size).padStart(8)} B ${String(size).padStart(7)} B gzip${budget ? ` of ${budget}` : ''}`);
}
if (over) {
  console.error('A file is over its budget.');
  process.exit(1);
}
