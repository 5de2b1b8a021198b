import { expect, test } from '../../support/journey.ts';
import { report } from '../../support/report.ts';

test.use({ guide: { role: 'anonymous', size: 'phone' } });

test('somebody without an account reports, follows by number and code, adds and checks the receipt', async ({
  page,
  words,
  step,
  visit,
  another,
}) => {
  const { t } = words;
  const said = { words: '楼道里堆满了旧家具，消防通道走不过去，已经一个多月了', place: '锦绣小区' };
  const { number, code } = await report(page, said, words, step);

  // Another phone knows nothing until number and code are given.
  const phone = await another();
  await visit(phone, '/my/find', 'find');
  await phone.getByLabel(t('resident-number'), { exact: true }).fill(number);
  await phone.getByLabel(t('resident-code'), { exact: true }).fill('AAAA AAAA');
  await phone.getByRole('button', { name: t('resident-find-open') }).click();
  await expect(phone.getByRole('alert')).toContainText(t('resident-find-wrong'));
  await step(phone, 'find-wrong');
  await phone.getByLabel(t('resident-code'), { exact: true }).fill(code);
  await phone.getByRole('button', { name: t('resident-find-open') }).click();
  await expect(phone).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await step(phone, 'matter');

  await phone.getByRole('link', { name: t('resident-do-add'), exact: true }).click();
  await phone.getByLabel(t('resident-add-words')).fill('今天又多了一个柜子');
  await step(phone, 'add');
  await phone.getByRole('button', { name: t('resident-add-send'), exact: true }).click();
  await expect(phone.getByText('今天又多了一个柜子')).toBeVisible();
  await step(phone, 'added');

  await visit(phone, `/my/matters/${number}/receipt`, 'proof');
  await phone.getByRole('link', { name: t('resident-qr-open') }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('resident-verify-yes'));
  await expect(phone.getByText('楼道里堆满')).toHaveCount(0);
  await step(phone, 'verified');
  await phone.goto('/verify');
  await phone.getByLabel(t('resident-verify-code')).fill(`${number}-0000000000000000`);
  await phone.getByRole('button', { name: t('resident-verify-check'), exact: true }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('resident-verify-no'));
  await step(phone);

  await phone.goto(`/my/matters/${number}/withdraw`);
  await phone.getByLabel(t('resident-withdraw-why')).fill('已经清走了');
  await step(phone, 'withdraw');
  await phone.getByRole('button', { name: t('resident-withdraw-send'), exact: true }).click();
  await expect(phone).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await step(phone, 'withdrawn');
});

test('what anybody may read is there without an account', async ({ page, words, step, visit }) => {
  const { t } = words;
  for (const path of ['/start/law', '/start/notary', '/start/court', '/help', '/accessibility', '/my', '/my/data']) {
    await visit(page, path);
  }
  await visit(page, '/find', 'who-find');
  await page.getByRole('combobox', { name: t('place-find-field') }).fill('友谊社区');
  await page.getByRole('listbox', { name: t('place-find-field') }).getByRole('option').first().click();
  await page.getByRole('button', { name: t('place-find-go'), exact: true }).click();
  await step(page, 'who');
  await visit(page, '/calendar');
  await page.getByLabel(t('routing-due-start')).fill('2026-09-28');
  await page.getByLabel(t('routing-due-n')).fill('15');
  await page.getByRole('button', { name: t('routing-due-count') }).click();
  await expect(page.getByText(t('routing-due-lead-word')).first()).toBeVisible();
  await step(page);
  await visit(page, '/login');
  await visit(page, '/login/phone');
});
