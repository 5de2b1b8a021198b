import { defineConfig } from '@playwright/test';

// Debian's Chromium, not a downloaded one: the browser that is tested is one that gets updates.
const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', // CI runs as root
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  // Pictures of a guide are of one pixel each, or they would weigh four times as much.
  deviceScaleFactor: process.env['SHOTS'] === '1' ? 1 : 2,
};

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  // One city for all, made before the first journey. Journeys do not count on each other, so two walk at a time.
  globalSetup: './support/city.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A journey that passes only at the second try is listed as flaky: a fault to be mended, not one to stop everybody.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // A journey of many pages, each looked at by axe-core, on a machine that builds at the same time.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions,
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  // Every role's journey is walked in both sizes and both languages; what the others look at has no words to compare.
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: desktop },
    { name: 'phone', grepInvert: /@desktop/, use: phone },
    { name: 'desktop-en', testMatch: 'roles/*.spec.ts', grepInvert: /@phone/, use: { ...desktop, locale: 'en' } },
    { name: 'phone-en', testMatch: 'roles/*.spec.ts', grepInvert: /@desktop/, use: { ...phone, locale: 'en' } },
  ],
});
