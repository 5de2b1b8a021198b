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
  await visit(page, `/matters/${number}/log`, 'log');
  await act(page, { words, step }, number, 'note', (form) => form.getByLabel(t('desk-ask-note')).fill('来人说下午在家'));
  await visit(page, `/matters/${number}/print`, 'print');

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
