import { expect, expectAccessible, expectNoSidewaysScroll, shot, signIn, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

/** What the resident at the window says; the kind that is suggested first is taken. */
const WORDS = '小吃摊占道经营，占了半条人行道，轮椅过不去';

/** Registers at the window and answers the number and the code on the receipt. */
async function register(page: Page): Promise<{ number: string; code: string }> {
  await page.goto('/desk/intake');
  await page.getByLabel('姓名').fill('唐桂芝');
  await page.getByLabel('手机号').fill('199 0000 4417');
  await page.getByLabel('原话').fill(WORDS);
  await page.getByRole('combobox', { name: '在哪里' }).fill('友谊社区');
  // The first place that fits is taken from the list, as a clerk does.
  await page.getByRole('listbox', { name: '在哪里' }).getByRole('option').first().click();
  await page.getByRole('button', { name: '按现在的看一遍' }).click();
  await expect(page.locator('#look').getByRole('radio').first()).toBeChecked();
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page).toHaveURL(/\/desk\/receipts\//);
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).match(/HG\d{4}-\d{2}-\d{7}/)?.[0] ?? '';
  const code = (await page.locator('.mono.big').innerText()).replace(/\s/g, '');
  expect(number).not.toBe('');
  expect(code).toMatch(/^[2-9A-Z]{8}$/);
  return { number, code };
}

test('a number costs a purpose, and the look stands in the story', { tag: '@desktop' }, async ({ page }) => {
  await signIn(page, 'window');
  const { number } = await register(page);
  await page.goto(`/matters/${number}/reveal/phone`);
  await page.getByText('联系当事人').click();
  await page.getByRole('button', { name: /^看 5 分钟/ }).click();
  await expect(page).toHaveURL(new RegExp(`/matters/${number}`));
  await expect(page.getByText('19900004417')).toBeVisible();
  await page.goto(`/matters/${number}?part=looks`);
  await expect(page.getByText('联系当事人')).toBeVisible();
});

test('the queue fits a phone and is filtered in its address', async ({ page }) => {
  await signIn(page, 'director');
  await page.goto('/desk');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shot(page, 'desk');
  await page.goto('/desk?state=handling');
  await expect(page.getByRole('link', { name: /办理中/ }).first()).toBeVisible();
});

test('the queue is worked by keys', { tag: '@desktop' }, async ({ page }) => {
  await signIn(page, 'director');
  await page.goto('/desk');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/peek=/);
  await expect(page.locator('#peek')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#peek')).toHaveCount(0);
});

test('the day is read in figures', async ({ page }) => {
  await signIn(page, 'director');
  await page.goto('/stats/today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shot(page, 'stats');
});

test('the pages of the desk read in English too', { tag: '@phone' }, async ({ page }) => {
  await signIn(page, 'triage');
  for (const path of ['/desk', '/matters', '/stats/today']) {
    const answer = await page.goto(`${path}?lang=en`);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator('main')).not.toContainText('⟦');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
