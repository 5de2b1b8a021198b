import { expect, expectAccessible, expectNoSidewaysScroll, shot, signIn, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

/** What the resident at the window says; a street stall, so the district's urban management unit has it. */
const WORDS = '友谊社区门口的小吃摊占了半条人行道，轮椅过不去，老人只能走到马路上，说过两次没人管。';

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** Registers at the window and answers the number and the code on the receipt. */
async function register(page: Page): Promise<{ number: string; code: string }> {
  await page.goto('/desk/intake');
  await page.getByLabel('姓名').fill('唐桂芝');
  await page.getByLabel('手机号').fill('199 0000 4417');
  await page.getByLabel('原话').fill(WORDS);
  await page.getByLabel('在哪里').fill('友谊社区');
  // The first place that fits is taken from the list, as a clerk does.
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: '按现在的看一遍' }).click();
  await page.getByPlaceholder(/类里找/).fill('占道');
  await page.getByRole('button', { name: '按现在的看一遍' }).click();
  await page.locator('#look .guess').getByText(/占道/).first().click();
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page).toHaveURL(/\/desk\/receipts\//);
  const number = (await page.getByRole('heading', { level: 1 }).innerText()).match(/HG\d{4}-\d{2}-\d{7}/)?.[0] ?? '';
  const code = (await page.locator('.mono.big').innerText()).replace(/\s/g, '');
  expect(number).not.toBe('');
  expect(code).toMatch(/^[2-9A-Z]{8}$/);
  return { number, code };
}

test('a matter goes from the window to its answer: register, triage, accept, visit, reply, approve, rate', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, 'window');
  const { number, code } = await register(page);
  await shot(page, 'desk-receipt');

  await signOut(page);
  await signIn(page, 'triage');
  await page.goto(`/desk/triage?at=${number}`);
  await expect(page.getByRole('heading', { name: '承办单位' })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'desk-triage');
  await page.goto(`/matters/${number}/offer?q=${encodeURIComponent('城管')}`);
  await page.getByText(/向阳区.*城/).first().click();
  await page.getByRole('button', { name: /^转办/ }).click();
  await expect(page).toHaveURL(new RegExp(`/matters/${number}`));
  await expect(page.getByRole('button', { name: '撤销' })).toBeVisible();

  await signOut(page);
  await signIn(page, 'handler');
  await page.goto('/desk?view=offered');
  await expect(page.getByText(number)).toBeVisible();
  await page.goto(`/matters/${number}/accept`);
  await page.getByLabel(/打算怎么办/).fill('刘立明明天上午到现场。');
  await page.getByRole('button', { name: /^接收/ }).click();
  await expect(page.getByText('刘立明明天上午到现场。')).toBeVisible();

  await page.goto(`/matters/${number}/visit`);
  await page.getByLabel('现场看到了什么').fill('三处小吃摊占了盲道，已劝回店内，画了线。');
  await page.getByRole('button', { name: /^记录到场/ }).click();
  await expect(page.getByText('三处小吃摊占了盲道')).toBeVisible();

  await page.goto(`/matters/${number}/reply`);
  await page.getByText('支持诉求，已解决').click();
  await page.getByLabel('给反映人的答复').fill('摊位已回到店内，盲道畅通。再出现请打 0468-3350110。');
  await page.getByRole('button', { name: /^送审/ }).click();
  await expect(page.locator('.pagehead .st').first()).toContainText('待审核');

  await signOut(page);
  await signIn(page, 'leader');
  await page.goto('/desk?view=approve');
  await expect(page.getByText(number)).toBeVisible();
  await page.goto(`/matters/${number}/approve`);
  await expect(page.getByText('盲道畅通')).toHaveCount(2);
  await page.getByRole('button', { name: /^通过/ }).click();
  await expect(page.locator('.pagehead .st').first()).toContainText('待评价');
  await expectAccessible(page);
  await shot(page, 'desk-matter');

  // The resident has no account: number and code from the receipt are enough.
  await signOut(page);
  await page.goto('/my/find');
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查进展' }).click();
  await page.goto(`/my/matters/${number}/rate?solved=yes`);
  await page.getByText('很好').click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await signIn(page, 'director');
  await page.goto(`/matters/${number}`);
  await expect(page.locator('.pagehead .st').first()).toContainText('已办结');
});

test('a number costs a purpose, and the look stands in the story', async ({ page }) => {
  await signIn(page, 'window');
  const { number } = await register(page);
  await page.goto(`/matters/${number}/reveal/phone`);
  await page.getByText('联系当事人').click();
  await page.getByRole('button', { name: /^看 5 分钟/ }).click();
  await expect(page).toHaveURL(new RegExp(`/matters/${number}`));
  await expect(page.getByText('19900004417')).toBeVisible();
  await page.goto(`/matters/${number}?part=looks`);
  await expect(page.getByText('联系当事人')).toBeVisible();
});

test('the queue is worked by keys, filtered in its address, and fits a phone', async ({ page }) => {
  await signIn(page, 'director');
  await page.goto('/desk');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shot(page, 'desk-queue');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/peek=/);
  await expect(page.locator('#peek')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#peek')).toHaveCount(0);
  await page.goto('/desk?state=handling');
  await expect(page.getByRole('link', { name: /办理中/ }).first()).toBeVisible();
});
