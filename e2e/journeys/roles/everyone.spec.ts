import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'everyone', size: 'desktop' } });

test('an officer signs in, and finds the settings', async ({ page, words, step, visit }) => {
  const { t } = words;
  await visit(page, '/login', 'sign-in');
  await page.getByLabel(t('people-login-login')).fill('observer');
  await page.getByLabel(t('people-login-password'), { exact: true }).fill('wrong');
  await page.getByRole('button', { name: t('people-login-button'), exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await step(page, 'sign-in-wrong');
  await signIn(page, 'observer');
  await visit(page, '/me', 'me');
  await visit(page, '/me/password', 'password');
  await visit(page, '/me/totp', 'totp');
  await visit(page, '/me/notices', 'notices');
});
