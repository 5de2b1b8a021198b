import type { Role } from './test.ts';

/** The password of every ready account of a demo city. */
const PASSWORD = 'anxin-demo-2026';

/** Logins of the officers who prepare what a journey works on. */
const LOGINS = {
  window: 'window',
  triage: 'triage',
  handler: 'handler',
  leader: 'leader',
  supervisor: 'supervisor',
  director: 'centre',
} as const satisfies Partial<Record<Role, string>>;

export type Officer = keyof typeof LOGINS;

/** A stall on the pavement of the community where the demo's officers work: the urban management squad has it. */
const STALL = {
  title: '小吃摊占道经营',
  body: '小吃摊占了半条人行道，轮椅过不去，油烟也大。',
  type_code: '01.02.02',
  unit: '230402002005',
  address: '友谊社区光明路 12 号门口',
  channel: 'counter',
  reporter_name: '唐桂芝',
  reporter_phone: '19900004417',
};

interface Matter {
  readonly number: string;
  readonly version: number;
}

/** Prepares by the product's own API what comes before the work of a role. */
export class Api {
  readonly #tokens = new Map<Officer, Promise<string>>();
  #squad: Promise<string> | undefined;

  constructor(readonly url: string) {}

  /** A report registered at the window; answers its number. */
  async registered(more: Partial<typeof STALL> = {}): Promise<string> {
    const { number } = await this.#ask<Matter>('window', 'POST', '/matters', { ...STALL, ...more });
    return number;
  }

  /** Offered by the centre to the squad. */
  async offered(more: Partial<typeof STALL> = {}): Promise<string> {
    const number = await this.registered(more);
    await this.offer(number);
    return number;
  }

  /** Taken by the squad's handler. */
  async handling(more: Partial<typeof STALL> = {}): Promise<string> {
    const number = await this.offered(more);
    await this.act('handler', number, 'accept', { plan: '明天上午到现场。' });
    return number;
  }

  /** Answered by the handler; the leader has not looked yet. */
  async replied(words = '摊位已经回到店里，盲道畅通。', more: Partial<typeof STALL> = {}): Promise<string> {
    const number = await this.handling(more);
    await this.act('handler', number, 'reply', { outcome: 'supported', words });
    return number;
  }

  async offer(number: string): Promise<void> {
    this.#squad ??= this.#find();
    await this.act('triage', number, 'offer', { to: await this.#squad, kind: 'dispatch', reason: '占道归城管' });
  }

  /** Does one act in the name of an officer, on the newest version. */
  async act(officer: Officer, number: string, event: string, more: Record<string, unknown> = {}): Promise<void> {
    const { version } = await this.#ask<Matter>(officer, 'GET', `/matters/${number}`);
    await this.#ask(officer, 'POST', `/matters/${number}/actions/${event}`, { seen: version, ...more });
  }

  /** An officer looks at a sealed field, for a purpose. */
  async look(officer: Officer, number: string, field: 'phone' | 'reporter' | 'address'): Promise<void> {
    await this.#ask(officer, 'POST', `/matters/${number}/reveal/${field}`, { purpose: 'contact_party' });
  }

  async #find(): Promise<string> {
    const path = '/organisations?kind=urban_management_unit&unit=230402';
    const { organisations } = await this.#ask<{ organisations: { id: string }[] }>('triage', 'GET', path);
    const found = organisations[0]?.id;
    if (found === undefined) throw new Error('the demo city has no squad in Xiangyang');
    return found;
  }

  async #ask<T>(officer: Officer, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    let token = this.#tokens.get(officer);
    if (token === undefined) {
      token = this.#signIn(LOGINS[officer]);
      this.#tokens.set(officer, token);
    }
    return this.#send<T>(method, path, body, await token);
  }

  async #signIn(login: string): Promise<string> {
    const { token } = await this.#send<{ token: string }>('POST', '/session', { login, password: PASSWORD });
    return token;
  }

  async #send<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
