import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'audit-administrator', size: 'desktop' } });

test('an audit administrator reads who looked, opens an entry and verifies the chain', async ({
  page,
  words,
  step,
  visit,
  api,
}) => {
  const { t } = words;
  const number = await api.registered();
  await api.look('triage', number, 'phone');
  await signIn(page, 'auditAdministrator');
  await visit(page, '/admin/audit', 'log');
  await visit(page, '/admin/audit?action=personal.reveal', 'looks');
  await expect(page.getByRole('table').getByText('孙玉洁').first()).toBeVisible();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/peek=/);
  await step(page, 'entry');
  await page.goto('/admin/audit');
  await page.getByRole('button', { name: t('people-audit-verify') }).click();
  await expect(page.getByText(t('people-audit-whole')).first()).toBeVisible();
  await step(page, 'verified');
  expect((await page.goto(`/matters/${number}`))?.status()).toBe(403);
  await visit(page, '/places');
});
