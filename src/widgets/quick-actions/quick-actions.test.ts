import { expect, waitUntil } from '@open-wc/testing';
import type { ExecuteOptions } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { showWidget } from '../testing/harness.js';
import { actionColor } from './action-color.js';
import { actionsFor, chosen, parseActions } from './actions.js';
import QuickActions, { validateConfig } from './quick-actions.js';

const FORM: JsonObject = {
  type: 'object',
  required: ['email', 'role'],
  properties: {
    email: { type: 'string', format: 'email', title: 'E-mail' },
    role: { title: 'Role', enum: ['ADMIN', 'VIEWER'] },
    seats: { type: 'integer', minimum: 1, maximum: 5, title: 'Seats' },
    notify: { type: 'boolean', title: 'Tell me', default: true },
  },
};

const ACTIONS = [
  { id: 'docs', name: 'Handbook', actionType: 'link', targetUrl: '/docs', sortOrder: 3 },
  { id: 'restart', name: 'Restart', description: 'All workers', actionType: 'api', sortOrder: 1 },
  { id: 'invite', name: 'Invite', actionType: 'form', formConfig: FORM, sortOrder: 2 },
  { id: 'off', name: 'Off', actionType: 'api', isEnabled: false },
  { id: 'admin', name: 'Purge', actionType: 'api', requiredRole: ['ADMIN', 'OWNER'], sortOrder: 4 },
  { id: 'pro', name: 'Export', actionType: 'api', requiredTier: ['pro'], sortOrder: 5 },
];

interface Call {
  readonly source: string;
  readonly request: JsonObject;
  readonly options: ExecuteOptions;
  resolve(answer: JsonValue): void;
  reject(error: unknown): void;
}

async function show(
  answer: unknown = ACTIONS,
  config: JsonObject = {},
  fields: object = {},
  place: object = {},
) {
  const shown = await showWidget(QuickActions, answer, config, fields, place);
  const calls: Call[] = [];
  const refreshed: (string | undefined)[] = [];
  Object.assign(shown.context.data, {
    execute: (source: string, request: JsonObject, options: ExecuteOptions) =>
      new Promise((resolve, reject) => calls.push({ source, request, options, resolve, reject })),
    refresh: (source?: string) => {
      refreshed.push(source);
      return Promise.resolve();
    },
  });
  const { element, root, all } = shown;
  const button = (name: string): HTMLElement =>
    all('.action').find(({ textContent }) => textContent?.includes(name))!;
  const click = async (name: string): Promise<void> => {
    button(name).click();
    await element.updateComplete;
  };
  const openForm = async (name: string): Promise<HTMLDialogElement> => {
    await click(name);
    await waitUntil(() => root.querySelector('dialog')?.open);
    return root.querySelector('dialog')!;
  };
  const fill = (label: string, value: string | boolean): void => {
    const control = all('label')
      .find(({ textContent }) => textContent?.includes(label))!
      .parentElement!.querySelector<HTMLInputElement>('input, select, textarea')!;
    if (typeof value === 'boolean') {
      control.checked = value;
    } else {
      control.value = value;
    }
  };
  const submit = async (): Promise<void> => {
    root.querySelector<HTMLElement>('.send')?.click();
    await element.updateComplete;
    await element.updateComplete;
  };
  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  };
  return { ...shown, calls, refreshed, button, click, openForm, fill, submit, settle };
}

function names(actions: readonly { readonly name: string }[]): string[] {
  return actions.map(({ name }) => name);
}

describe('actions', () => {
  const all = parseActions(ACTIONS as unknown as JsonValue);

  it('are read from both shapes, in their order', () => {
    const expected = ['Off', 'Restart', 'Invite', 'Handbook', 'Purge', 'Export'];
    expect(names(all)).to.deep.equal(expected);
    expect(names(parseActions({ actions: ACTIONS } as unknown as JsonValue))).to.deep.equal(
      expected,
    );
    const snake = parseActions([
      { id: 'a', name: 'A', action_type: 'LINK', target_url: '/a', is_enabled: false },
    ]);
    expect(snake[0]).to.include({ actionType: 'link', targetUrl: '/a', isEnabled: false });
  });

  it('are for those whose role and tier the host tells, and for nobody else', () => {
    const open = ['Restart', 'Invite', 'Handbook'];
    expect(names(actionsFor(all, {}))).to.deep.equal(open);
    expect(names(actionsFor(all, { role: 'MEMBER', tier: 'free' }))).to.deep.equal(open);
    expect(names(actionsFor(all, { role: 'admin' }))).to.deep.equal([...open, 'Purge']);
    expect(names(actionsFor(all, { tier: 'pro' }))).to.deep.equal([...open, 'Export']);
    expect(names(actionsFor(all, { role: ['ADMIN'] as never }))).to.deep.equal(open);
    const both = parseActions([
      { id: 'x', name: 'X', actionType: 'api', requiredRole: ['A'], requiredTier: ['t'] },
    ]);
    expect(actionsFor(both, { role: 'A' })).to.have.length(0);
    expect(actionsFor(both, { role: 'A', tier: 't' })).to.have.length(1);
  });

  it('can be chosen by id', () => {
    expect(names(chosen(all, ['pro', 'docs', 'gone', 'pro']))).to.deep.equal([
      'Export',
      'Handbook',
    ]);
    expect(chosen(all, [])).to.equal(all);
  });

  it('name what is wrong with them', () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [5, 'Expected [{id, name, actionType: link, api or form'],
      [[{ id: 'a', name: 'A' }], 'an actionType of link, api or form at /0'],
      [[{ id: 'a', actionType: 'api' }], '/0/name'],
      [[{ id: 'a', name: 'A', actionType: 'form', formConfig: 5 }], '/0/formConfig'],
      [[{ id: 'a', name: 'A', actionType: 'api', requiredRole: [5] }], '/0/requiredRole'],
      [[{ id: 'a', name: 'A', actionType: 'api', isEnabled: 'no' }], '/0/isEnabled'],
    ];
    for (const [answer, message] of wrong) {
      expect(() => parseActions(answer as JsonValue)).to.throw(message);
    }
  });

  it('have a colour that is known, else blue', () => {
    const blue = actionColor('', 'light');
    expect(actionColor('blue', 'light')).to.equal(blue);
    expect(actionColor('Red', 'light')).not.to.equal(blue);
    expect(actionColor('red', 'dark')).not.to.equal(actionColor('red', 'light'));
    expect(actionColor('#0aF', 'light')).to.equal('#0af');
    for (const color of ['constructor', 'red;position:fixed', 'url(//x)', '#12345g']) {
      expect(actionColor(color, 'light')).to.equal(blue);
    }
  });
});

describe('quick-actions', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows what the reader may do', async () => {
    const { texts, context } = await show(ACTIONS, {}, { role: 'OWNER' });
    expect(context.lastStatus).to.equal('ready');
    expect(texts('.name')).to.deep.equal(['Restart', 'Invite', 'Handbook', 'Purge']);
  });

  it('follows a change of role, into the empty state too', async () => {
    const { texts, context, element } = await show([ACTIONS[4]], {}, { role: 'OWNER' });
    expect(texts('.name')).to.deep.equal(['Purge']);
    context.change({ role: 'VIEWER' });
    await element.updateComplete;
    expect(texts('.name')).to.deep.equal([]);
    expect(context.lastStatus).to.equal('empty');
    expect(context.lastMessage).to.equal('There are no actions for you here.');
    context.change({ role: 'ADMIN' });
    await element.updateComplete;
    expect(texts('.name')).to.deep.equal(['Purge']);
    expect(context.lastStatus).to.equal('ready');
  });

  it('shows the chosen ones, in their order, and asks the source of its own name', async () => {
    const config = { actions: ['docs', 'restart', 'admin'] };
    const { texts, context } = await show(ACTIONS, config, { query: undefined });
    expect(texts('.name')).to.deep.equal(['Handbook', 'Restart']);
    expect(context.observations[0]?.query).to.equal('{"source":"quick-actions","request":{}}');
  });

  it('links, unless the address is not allowed', async () => {
    const bad = { id: 'bad', name: 'Bad', actionType: 'link', targetUrl: ' JavaScript:alert(1)' };
    const { all, button } = await show([...ACTIONS, bad]);
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal(['/docs']);
    expect(button('Bad').getAttribute('aria-disabled')).to.equal('true');
    expect(button('Bad').textContent).to.contain('not allowed');
  });

  it('runs an action at the source by its id alone, once, with progress and result', async () => {
    const { calls, click, button, all, settle, root, refreshed, element } = await show(
      ACTIONS.map((action) => ({ ...action, apiEndpoint: 'https://evil.example/steal' })),
    );
    await click('Restart');
    await click('Restart');
    expect(calls).to.have.length(1);
    expect([calls[0]!.source, calls[0]!.request]).to.deep.equal(['test', { action: 'restart' }]);
    expect(button('Restart').getAttribute('aria-disabled')).to.equal('true');
    expect(button('Restart').textContent).to.contain('In progress');
    calls[0]!.options.onProgress?.(0.25);
    await element.updateComplete;
    expect((all('progress')[0] as HTMLProgressElement).value).to.equal(0.25);
    calls[0]!.resolve({ message: 'Four workers restarted.', refresh: ['metric', 5] });
    await settle();
    expect(all('progress')).to.have.length(0);
    expect(button('Restart').textContent).to.contain('Four workers restarted.');
    expect(root.querySelector('[role=status]')?.textContent).to.equal(
      'Restart: Four workers restarted.',
    );
    expect(refreshed).to.deep.equal(['metric']);
    await click('Restart');
    expect(calls).to.have.length(2);
  });

  it('tells why an action failed', async () => {
    const { calls, click, button, settle, root } = await show();
    await click('Restart');
    calls[0]!.reject(new Error('The server is down.'));
    await settle();
    expect(button('Restart').querySelector('.failed')?.textContent?.trim()).to.equal(
      'The server is down.',
    );
    expect(root.querySelector('[role=status]')?.textContent).to.contain('The server is down.');
    await click('Restart');
    calls[1]!.resolve(null);
    await settle();
    expect(button('Restart').querySelector('.done')?.textContent?.trim()).to.equal('Done.');
  });

  it('aborts when it is removed, and runs nothing in a preview', async () => {
    const { calls, click, element } = await show();
    await click('Restart');
    element.remove();
    expect(calls[0]!.options.signal?.aborted).to.equal(true);
    const preview = await show(ACTIONS, {}, { mode: 'preview' });
    await preview.click('Restart');
    await preview.click('Invite');
    expect(preview.calls).to.have.length(0);
    expect(preview.all('dialog')).to.have.length(0);
    expect(preview.button('Restart').textContent).to.contain('preview');
  });

  it('asks in a form, says what is missing, and sends what was filled in', async () => {
    const { openForm, fill, submit, calls, settle, root, all, button } = await show();
    const dialog = await openForm('Invite');
    expect(dialog.matches(':modal')).to.equal(true);
    await submit();
    expect(calls).to.have.length(0);
    expect(all('.fault').map(({ textContent }) => textContent)).to.include('Fill this in.');
    const first = all('input')[0]!;
    await waitUntil(() => root.activeElement === first, 'the faulty field has the focus');
    expect(first.getAttribute('aria-invalid')).to.equal('true');
    expect(root.getElementById(first.getAttribute('aria-describedby')!)?.textContent).to.equal(
      'Fill this in.',
    );
    fill('E-mail', 'ada@example.org');
    fill('Role', '1');
    fill('Seats', '9');
    await submit();
    expect(all('.fault')[0]?.textContent).to.equal('Enter 5 or less.');
    fill('Seats', '2');
    await submit();
    expect(calls[0]?.request).to.deep.equal({
      action: 'invite',
      input: { email: 'ada@example.org', role: 'VIEWER', seats: 2, notify: true },
    });
    calls[0]!.resolve({ message: 'Invited.' });
    await settle();
    await waitUntil(() => all('dialog').length === 0, 'the form is closed');
    expect(button('Invite').textContent).to.contain('Invited.');
  });

  it('keeps what was filled in when sending fails', async () => {
    const { openForm, fill, submit, calls, settle, root, all } = await show();
    await openForm('Invite');
    fill('E-mail', 'ada@example.org');
    fill('Role', '0');
    await submit();
    await submit();
    expect(calls, 'while it is under way').to.have.length(1);
    calls[0]!.reject(new Error('They are a member already.'));
    await settle();
    expect(root.querySelector('[role=alert]')?.textContent).to.equal('They are a member already.');
    expect((all('input')[0] as HTMLInputElement).value).to.equal('ada@example.org');
    await submit();
    expect(calls).to.have.length(2);
  });

  it('closes the form by Cancel, gives the focus back, and starts anew', async () => {
    const { openForm, fill, root, all, button, settle } = await show();
    button('Invite').focus();
    const dialog = await openForm('Invite');
    fill('E-mail', 'a');
    dialog.querySelector<HTMLElement>('.buttons button')?.click();
    await waitUntil(() => !root.querySelector('dialog'));
    await waitUntil(() => root.activeElement === button('Invite'), 'the focus is back');
    await settle();
    await openForm('Invite');
    expect((all('input')[0] as HTMLInputElement).value).to.equal('');
  });

  it('keeps keys that are meant for the form from the dashboard', async () => {
    const { openForm, box, all } = await show();
    await openForm('Invite');
    const heard: string[] = [];
    box.addEventListener('keydown', ({ key }) => heard.push(key));
    const event = { key: 'Delete', bubbles: true, composed: true };
    all('input')[0]?.dispatchEvent(new KeyboardEvent('keydown', event));
    expect(heard).to.deep.equal([]);
  });

  it('closes a form that the reader may no longer send', async () => {
    const action = { ...ACTIONS[2], requiredRole: ['ADMIN'] };
    const { openForm, context, all } = await show([action, ACTIONS[1]], {}, { role: 'ADMIN' });
    await openForm('Invite');
    context.change({ role: 'VIEWER' });
    await waitUntil(() => all('dialog').length === 0, 'the form is closed');
  });

  it('keeps the words of a name whole in a narrow box', async () => {
    const place = { width: 110, height: 112 };
    const { button, click } = await show(ACTIONS, {}, {}, place);
    const lines = (): number => button('Handbook').querySelector('bdi')!.getClientRects().length;
    expect(lines()).to.equal(1);
    const sign = button('Restart').querySelector('.sign')!;
    expect(getComputedStyle(sign).display).to.equal('none');
    await click('Restart');
    expect(getComputedStyle(sign).display, 'it tells that this runs').to.equal('grid');
  });

  it('runs from right to left', async () => {
    const { all } = await show(ACTIONS, {}, {}, { dir: 'rtl' });
    const sign = all('.sign')[0]?.getBoundingClientRect().left ?? 0;
    expect(sign).to.be.greaterThan(all('.name')[0]?.getBoundingClientRect().right ?? Infinity);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has an accessible form in the ${theme} theme`, async () => {
      const { openForm, submit, box } = await show(ACTIONS, {}, { theme });
      await openForm('Invite');
      await submit();
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ actions: ['a'] })).to.deep.equal([]);
    expect(validateConfig({ actions: [{ id: 'a' }] })[0]?.path).to.equal('/actions/0');
  });
});
