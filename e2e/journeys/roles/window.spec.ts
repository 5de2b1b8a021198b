import type { Page } from '@playwright/test';
import { act, expect, state, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'window', size: 'desktop' } });

test('a window clerk registers who stands at the counter, and looks at a number for a purpose', async ({
  page,
  words,
  step,
  visit,
}) => {
  const { t } = words;
  await signIn(page, 'window');
  await visit(page, '/desk', 'queue');
  await visit(page, '/desk/intake', 'intake-empty');

  // A wrong number is refused beside its field, and what was typed is still there.
  await page.getByLabel(t('desk-intake-name')).first().fill('唐桂芝');
  await page.getByLabel(t('desk-intake-phone')).fill('1990000');
  await page.getByLabel(t('desk-intake-body')).fill('小吃摊占道经营，占了半条人行道，轮椅过不去');
  await page.getByRole('combobox', { name: t('desk-intake-address') }).fill('友谊社区');
  await page.getByRole('listbox', { name: t('desk-intake-address') }).getByRole('option').first().click();
  await page.getByRole('button', { name: t('desk-look-again') }).click();
  await page.locator('#look').getByRole('radio').first().check();
  await page.getByRole('button', { name: words.starts('desk-intake-go') }).click();
  await expect(page.getByText(t('desk-phone-short')).first()).toBeVisible();
  await step(page, 'intake-mend');
  await page.getByLabel(t('desk-intake-phone')).fill('199 0000 4417');
  await step(page, 'intake');
  await page.getByRole('button', { name: words.starts('desk-intake-go') }).click();
  await expect(page).toHaveURL(/\/desk\/receipts\//);
  await step(page, 'receipt');
  const number = /HG\d{4}-\d{2}-\d{7}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';
  expect(number).not.toBe('');

  await visit(page, `/matters/${number}`, 'matter');
  await page.goto(`/matters/${number}/reveal/phone`);
  await page.getByText(t('desk-purpose-contact_party')).click();
  await step(page, 'reveal');
  await page.getByRole('button', { name: words.starts('desk-look') }).click();
  await expect(page.getByText('19900004417')).toBeVisible();
  await step(page, 'revealed');
  await visit(page, `/matters/${number}?part=looks`, 'looks');
  await visit(page, `/matters/${number}/log`);
  await act(page, { words, step }, number, 'note', (form) => form.getByLabel(t('desk-ask-note')).fill('来人说下午在家'));
  await visit(page, `/matters/${number}/print`);

  await act(
    page,
    { words, step },
    number,
    'ask_supplement',
    (form) => form.getByLabel(t('desk-ask-ask_supplement')).fill('请补一张照片'),
    'ask-supplement',
  );
  await act(
    page,
    { words, step },
    number,
    'supplement',
    (form) => form.getByLabel(t('desk-ask-supplement')).fill('照片已经带来'),
    'supplement',
  );
  await expect(state(page)).toHaveText(t('matter-state-registered'));
});

test('a window clerk finds a matter again', async ({ page, step, visit, api }) => {
  const number = await api.registered({ title: '窗口找回的小吃摊' });
  await signIn(page, 'window');
  await visit(page, '/matters', 'matters');
  await expect(async () => {
    await page.goto(`/search?q=${number}`);
    await expect(page.getByText(number).first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await step(page, 'search');
  await visit(page, '/desk/list');
  await visit(page, '/desk?view=accept');
});

test('a window clerk brings in a ledger: matched, tried, registered, taken back', async ({ page, words, step, visit }) => {
  const { t } = words;
  const mark = `${test.info().project.name}-${Date.now().toString(36)}`;
  const ledger = [
    '原编号,标题,原话,类别,社区,反映人,联系电话',
    `旧-${mark}-1,小区门口堆雪,门口的雪堆了一人高 ${mark},01.02.02,230402002005,王大爷,19900001101`,
    `旧-${mark}-2,井盖响,半夜过车井盖响 ${mark},01.02.02,230402002005,,`,
    `旧-${mark}-3,没有写清的一行,看不清 ${mark},没有这一类,230402002005,,`,
  ].join('\n');
  await signIn(page, 'window');
  await visit(page, '/imports', 'import');
  await page.locator('input[type=file]').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${ledger}`) });
  await page.getByRole('button', { name: t('import-upload') }).click();
  await expect(page).toHaveURL(/\/imports\/[^/]+$/);
  await step(page, 'import-columns');
  await page.getByRole('button', { name: t('import-do-check') }).click();
  await until(page, t('import-head-checked'));
  await step(page, 'import-tried');
  await page.getByRole('button', { name: t('import-do-run') }).click();
  await until(page, t('import-head-done'));
  await step(page, 'import-done');
  await page.goto(`${page.url().split('?')[0]}/undo`);
  await page.getByLabel(t('import-undo-words')).fill('列对错了');
  await step(page, 'import-undo');
  await page.getByRole('button', { name: t('import-undo-go') }).click();
  await until(page, t('import-head-undone'));
  await step(page);
});

/** A job does it: the page is opened again until it says so. */
async function until(page: Page, heading: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading, { timeout: 500 });
  }).toPass();
}
