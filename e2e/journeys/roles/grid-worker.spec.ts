import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'grid-worker', size: 'phone' } });

test('a grid worker registers at a door and finds who answers for a place', async ({ page, words, step, visit }) => {
  const { t } = words;
  await signIn(page, 'gridWorker');
  await visit(page, '/desk', 'queue');
  await visit(page, '/desk/intake', 'intake-empty');
  await page.getByLabel(t('desk-intake-name')).first().fill('孙桂兰');
  await page.getByLabel(t('desk-intake-phone')).fill('199 0000 4418');
  await page.getByLabel(t('desk-intake-body')).fill('三单元门口路灯坏了，晚上看不见台阶');
  await page.getByRole('combobox', { name: t('desk-intake-address') }).fill('友谊社区');
  await page.getByRole('listbox', { name: t('desk-intake-address') }).getByRole('option').first().click();
  await page.getByRole('button', { name: t('desk-look-again') }).click();
  await page.locator('#look').getByRole('radio').first().check();
  await step(page, 'intake');
  await page.getByRole('button', { name: words.starts('desk-intake-go') }).click();
  await expect(page).toHaveURL(/\/desk\/receipts\//);
  await step(page, 'receipt');
  const number = /HG\d{4}-\d{2}-\d{7}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';
  await visit(page, `/matters/${number}`, 'matter');

  await visit(page, '/places', 'places');
  await page.getByRole('textbox', { name: t('place-find-field') }).fill('友谊社区');
  await page.getByRole('button', { name: t('place-find-go'), exact: true }).click();
  await step(page, 'found');
  await visit(page, '/places?at=2304/230402/230402002/230402002005/', 'grids');
  await visit(page, '/stats/today');
});
