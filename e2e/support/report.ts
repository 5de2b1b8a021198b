import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll } from './test.ts';

/** The button that leads to the next question, whatever it says there. */
export const next = (page: Page) => page.getByRole('button', { name: /^(下一步|没有照片，下一步|去核对)$/ });

/** What is said, of which kind (the first suggestion if not given) and where. */
export interface Report {
  readonly words: string;
  readonly kind?: RegExp;
  readonly place: string;
}

/** Walks the question pages without an account and answers the number and the code on the receipt. */
export async function report(page: Page, { words, kind, place }: Report): Promise<{ number: string; code: string }> {
  await page.goto('/');
  await expectAccessible(page);
  await page.getByRole('link', { name: /反映问题/ }).first().click();
  await expect(page.getByText('第 1 步，共 6 步')).toBeVisible();
  await page.getByLabel('发生了什么？').fill(words);
  await expectAccessible(page);
  await next(page).click();

  await page.getByRole('radio', kind === undefined ? {} : { name: kind }).first().check();
  await next(page).click();

  await expect(page.getByText('第 2 步，共 6 步')).toBeVisible();
  await page.getByLabel('在哪里？', { exact: true }).fill(place);
  await next(page).click();
  // Several places of one name are listed with their district; the first is chosen.
  const several = page.getByText(/个地方像/).first();
  const third = page.getByText('第 3 步，共 6 步');
  await expect(several.or(third)).toBeVisible();
  if (await several.isVisible()) {
    await page.getByRole('radio').first().check();
    await next(page).click();
  }

  await expect(third).toBeVisible();
  await page.getByLabel('今天').check();
  await next(page).click();

  await expect(page.getByText('第 4 步，共 6 步')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await next(page).click();

  await expect(page.getByText('第 5 步，共 6 步')).toBeVisible();
  await page.getByLabel(/什么都不留/).check();
  await next(page).click();

  await expect(page.getByText('第 6 步，共 6 步')).toBeVisible();
  await expect(page.locator('.said-words')).toHaveText(words);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('已收到');
  const number = (await page.locator('.receipt .no').innerText()).trim();
  const code = (await page.locator('.say-big.mono').innerText()).trim();
  expect(number).toMatch(/^HG\d{4}-\d{2}-\d{7}$/);
  expect(code).toMatch(/^[2-9A-Z]{4} [2-9A-Z]{4}$/);
  return { number, code };
}
