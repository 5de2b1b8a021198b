import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test.ts';

test('the sign-in page opens, can be used by everyone and fits the window', async ({ page }) => {
  const answer = await page.goto('/login');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('a wrong password is refused on the page, without saying which half was wrong', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('工号或手机号').fill('nobody');
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole('alert')).toBeVisible();
});
