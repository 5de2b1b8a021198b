import { expect, expectAccessible, expectNoSidewaysScroll, shot, signIn, test } from '../support/test.ts';
import { report } from '../support/report.ts';

/** Stalls on the pavement: the district's urban management squad has it, where the demo's handler works. */
const WORDS = '小吃摊占道经营，占了半条人行道，轮椅过不去';

test('a matter goes from a phone to its answer and back', { tag: '@desktop' }, async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const pocket = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await pocket.newPage();
  const { number, code } = await report(phone, { words: WORDS, kind: /城管执法/, place: '友谊社区' });

  await signIn(page, 'triage');
  await page.goto(`/desk/triage?at=${number}`);
  await expect(page.getByRole('heading', { name: '承办单位' })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'triage');
  await page.getByRole('radio', { name: /向阳区城管执法大队/ }).check();
  await page.getByRole('button', { name: /^分给/ }).click();
  await page.goto(`/matters/${number}`);
  await expect(page.locator('.pagehead .st').first()).toContainText('待接收');

  await signIn(page, 'handler');
  await page.goto('/desk?view=offered');
  await expect(page.getByText(number)).toBeVisible();
  await page.goto(`/matters/${number}`);
  await page.getByRole('link', { name: '接收' }).first().click();
  await page.getByLabel(/打算怎么办/).fill('刘立明明天上午到现场。');
  await page.getByRole('button', { name: /^接收/ }).click();
  await expect(page.getByText('刘立明明天上午到现场。')).toBeVisible();

  await page.goto(`/matters/${number}/visit`);
  await page.getByLabel('现场看到了什么').fill('三处小吃摊占了盲道，摊主已经挪回店里。');
  await page.getByRole('button', { name: /^记录到场/ }).click();
  await expect(page.getByText('摊主已经挪回店里')).toBeVisible();
  await page.goto(`/matters/${number}`);
  await expectAccessible(page);
  await shot(page, 'matter');

  await page.goto(`/matters/${number}/reply`);
  await page.getByText('支持诉求，已解决').click();
  await page.getByLabel('给反映人的答复').fill('摊位已经回到店里，盲道畅通。再出现请打 0468-3350110。');
  await page.getByRole('button', { name: /^送审/ }).click();
  await expect(page.locator('.pagehead .st').first()).toContainText('待审核');

  await signIn(page, 'leader');
  await page.goto('/desk?view=approve');
  await expect(page.getByText(number)).toBeVisible();
  await page.goto(`/matters/${number}/approve`);
  await page.getByRole('button', { name: /^通过/ }).click();
  await expect(page.locator('.pagehead .st').first()).toContainText('待评价');

  // Another phone: number and code from the receipt are enough.
  await pocket.clearCookies();
  await phone.goto('/my/find');
  await phone.getByLabel('编号').fill(number);
  await phone.getByLabel('查询码').fill(code);
  await phone.getByRole('button', { name: '查进展' }).click();
  await expect(phone.getByText('摊位已经回到店里').first()).toBeVisible();
  await expectNoSidewaysScroll(phone);
  await expectAccessible(phone);
  await phone.getByRole('link', { name: '评价', exact: true }).click();
  await phone.getByRole('link', { name: '解决了', exact: true }).click();
  // How it was handled, and the result.
  for (const best of await phone.getByRole('radio', { name: '很好' }).all()) await best.check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: '提交评价' }).click();
  await expect(phone).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await pocket.close();

  await page.goto(`/matters/${number}`);
  await expect(page.locator('.pagehead .st').first()).toContainText('已办结');
});
