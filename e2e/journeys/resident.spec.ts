import { expect, expectAccessible, expectNoSidewaysScroll, shot, test } from '../support/test.ts';
import { next, report } from '../support/report.ts';

test('a resident reports without an account, follows by code and checks the receipt', async ({ page, browser }) => {
  const { number, code } = await report(page, {
    words: '楼道里堆满了旧家具，消防通道走不过去，已经一个多月了',
    place: '锦绣小区',
  });

  // Another phone knows nothing until number and code are given; a wrong code is refused in place.
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'zh-CN' });
  const phone = await other.newPage();
  await phone.goto(`/my/matters/${number}`);
  await expect(phone).toHaveURL(/\/my\/find\?number=/);
  await phone.getByLabel('查询码').fill('AAAA AAAA');
  await phone.getByRole('button', { name: '查进展' }).click();
  await expect(phone.getByRole('alert')).toContainText('编号和查询码对不上');
  await phone.getByLabel('查询码').fill(code.toLowerCase());
  await phone.getByRole('button', { name: '查进展' }).click();
  await expect(phone).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await expect(phone.getByText('接下来')).toBeVisible();
  await expectNoSidewaysScroll(phone);
  await expectAccessible(phone);

  await phone.getByRole('link', { name: '补充', exact: true }).click();
  await phone.getByLabel('要补充什么？').fill('今天又多了一个柜子');
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByText('今天又多了一个柜子')).toBeVisible();

  await phone.goto(`/my/matters/${number}/receipt`);
  await phone.getByRole('link', { name: '打开核对的页面' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('这张回执是真的');
  await expect(phone.getByText('楼道里堆满')).toHaveCount(0);
  await expectAccessible(phone);
  await other.close();
});

test('a report that is begun is kept, and each page says what is missing', async ({ page }) => {
  await page.goto('/');
  await shot(page, 'home');
  await page.goto('/report');
  await next(page).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('发生了什么？').fill('路灯不亮');
  await next(page).click();
  await page.goto('/report/check');
  // The check page is closed until the questions before it are answered.
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByLabel('发生了什么？')).toHaveValue('路灯不亮');
  await shot(page, 'report');
});

test('the pages of a resident read in English too', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/?lang=en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you need?');
  for (const path of ['/report', '/my', '/my/find', '/my/data', '/start/law', '/start/notary', '/start/court', '/help', '/accessibility', '/verify']) {
    const separator = path.includes('?') ? '&' : '?';
    const answer = await page.goto(`${path}${separator}lang=en`);
    expect(answer?.status(), path).toBe(200);
    await expect(page.locator('main')).not.toContainText('⟦');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
