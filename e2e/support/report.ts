import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll } from './test.ts';
import { Words } from './words.ts';

/** What is said, of which kind (the first suggestion if not given), where, and who says it (nobody if not given). */
export interface Report {
  readonly words: string;
  readonly kind?: RegExp;
  readonly place: string;
  readonly caller?: { readonly name: string; readonly phone: string };
}

/** Looks at each question page after it was answered. */
export type Look = (page: Page, name?: string) => Promise<void>;

const look: Look = async (page) => {
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
};

/** The button that leads to the next question, whatever it says there. */
export function next(page: Page, { t } = new Words('zh-CN')) {
  const said = ['resident-next', 'resident-next-photos', 'resident-next-check'].map((key) => t(key));
  return page.getByRole('button', { name: new RegExp(`^(${said.join('|')})$`) });
}

/** Walks the question pages from the first one on and answers the number and the code on the receipt. */
export async function report(
  page: Page,
  { words: said, kind, place, caller }: Report,
  words = new Words('zh-CN'),
  step: Look = look,
): Promise<{ number: string; code: string }> {
  const { t } = words;
  await page.goto('/');
  await step(page, 'home');
  await page.getByRole('link', { name: t('resident-verb-report') }).first().click();
  await page.getByLabel(t('resident-what-report')).fill(said);
  await step(page, 'what');
  await next(page, words).click();

  await page.getByRole('radio', kind === undefined ? {} : { name: kind }).first().check();
  await step(page, 'kind');
  await next(page, words).click();

  await page.getByLabel(t('resident-where'), { exact: true }).fill(place);
  await step(page, 'where');
  await next(page, words).click();
  // Several places of one name are listed with their district; the first is chosen.
  const several = page.getByText(t('resident-where-several')).first();
  const today = page.getByRole('radio', { name: words.starts('resident-when-today') });
  await expect(several.or(today).first()).toBeVisible();
  if (await several.isVisible()) {
    await page.getByRole('radio').first().check();
    await step(page);
    await next(page, words).click();
  }

  await today.check();
  await step(page, 'when');
  await next(page, words).click();

  await expect(page).toHaveURL(/\/report\/photos/);
  await step(page, 'photos');
  await next(page, words).click();

  if (caller === undefined) {
    await page.getByRole('radio', { name: t('resident-you-nobody') }).check();
  } else {
    await page.getByRole('radio', { name: t('resident-you-named') }).check();
    await page.getByRole('textbox', { name: t('resident-you-name') }).first().fill(caller.name);
    await page.getByRole('textbox', { name: t('resident-you-phone') }).first().fill(caller.phone);
  }
  await step(page, 'you');
  await next(page, words).click();

  await expect(page.locator('.said-words')).toHaveText(said);
  await step(page, 'check');
  await page.getByRole('button', { name: t('resident-send'), exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/已收到|We have it/);
  await step(page, 'receipt');
  const number = (await page.locator('.receipt .no').innerText()).trim();
  const code = (await page.locator('.say-big.mono').innerText()).trim();
  expect(number).toMatch(/^HG\d{4}-\d{2}-\d{7}$/);
  expect(code).toMatch(/^[2-9A-Z]{4} [2-9A-Z]{4}$/);
  return { number, code };
}
