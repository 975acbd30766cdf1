import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../model/json.js';
import { minutesAgo, showWidget } from '../testing/harness.js';
import AlertFeed, { validateConfig } from './alert-feed.js';

function alert(id: number, severity: string, minutes: number, more: JsonObject = {}): JsonObject {
  return {
    id,
    title: `Alert ${id}`,
    severity,
    createdAt: minutesAgo(minutes),
    ...more,
  };
}

const ALERTS = [
  alert(1, 'info', 1),
  alert(2, 'critical', 30, { description: 'Disk full', url: '/alerts/2' }),
  alert(3, 'warning', 20),
  alert(4, 'critical', 5, { url: 'https://example.org/4' }),
];

function many(count: number, first = 1): JsonObject[] {
  return Array.from({ length: count }, (_entry, index) =>
    alert(first + index, 'warning', 100 - index),
  );
}

function show(
  answer: Parameters<typeof showWidget>[1] = ALERTS,
  config: JsonObject = { severityFilter: '', maxItems: 20 },
  ...rest: [] | [object] | [object, object]
) {
  return showWidget(AlertFeed, answer, config, ...rest);
}

describe('alert-feed', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the most severe first, and the newest of these', async () => {
    const { texts, context } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(texts('.title')).to.deep.equal(['Alert 4', 'Alert 2', 'Alert 3', 'Alert 1']);
    expect(texts('.severity')).to.deep.equal(['Critical', 'Critical', 'Warning', 'Info']);
    expect(texts('time')[0]).to.equal('5 minutes ago');
    expect(texts('.note')).to.deep.equal(['Disk full']);
  });

  it('can show the newest first, and only so many', async () => {
    const { texts } = await show(ALERTS, { order: 'newest', max_items: 2 });
    expect(texts('.title')).to.deep.equal(['Alert 1', 'Alert 4']);
  });

  it('keeps the severities of the filter, however the config writes it', async () => {
    const { texts, element, context } = await show(ALERTS, { severity_filter: 'Warning, info' });
    expect(texts('.title')).to.deep.equal(['Alert 3', 'Alert 1']);
    element.config = { severityFilter: 'fatal' };
    await element.updateComplete;
    expect(context.lastStatus).to.equal('empty');
    expect(context.lastMessage).to.equal('No alerts.');
    expect(texts('.title')).to.deep.equal([]);
  });

  it('links to safe addresses; other sites open in a new tab', async () => {
    const bad = alert(9, 'critical', 0, { url: 'javascript:alert(1)' });
    const { all } = await show([...ALERTS, bad]);
    const links = all('a') as HTMLAnchorElement[];
    expect(links.map((link) => [link.getAttribute('href'), link.target, link.rel])).to.deep.equal([
      ['https://example.org/4', '_blank', 'noopener noreferrer'],
      ['/alerts/2', '', ''],
    ]);
  });

  it('asks the source of its own name when none is named', async () => {
    const { context } = await show(ALERTS, { maxItems: 5 }, { query: undefined });
    expect(JSON.parse(context.observations[0]?.query ?? '')).to.deep.equal({
      source: 'alert-feed',
      request: { maxItems: 5 },
    });
  });

  it('tells what comes later, politely, and not what was there', async () => {
    const { root, send, context } = await show();
    const region = root.querySelector('[role=status]');
    expect(region?.textContent).to.equal('');
    await send([...ALERTS, alert(5, 'critical', 0)]);
    expect(region?.textContent).to.equal('New alert, critical: Alert 5');
    await send([...ALERTS, alert(5, 'critical', 0), alert(6, 'info', 0)]);
    expect(region?.textContent, 'it does not spam').to.equal('New alert, critical: Alert 5');
    expect(root.querySelector('[role=status]')).to.equal(region);
    expect(context.lastStatus).to.equal('ready');
  });

  it('says how many when several come at once, and the worst of them', async () => {
    const { root, send } = await show();
    await send([...ALERTS, alert(5, 'info', 0), alert(6, 'critical', 0), alert(7, 'low', 0)]);
    expect(root.querySelector('[role=status]')?.textContent).to.equal(
      '3 new alerts. The most severe is critical: Alert 6',
    );
  });

  it('tells the first alert of a feed that was empty', async () => {
    const { root, send, context } = await show([]);
    expect(context.lastStatus).to.equal('empty');
    await send([alert(1, 'critical', 2)]);
    expect(context.lastStatus).to.equal('ready');
    expect(root.querySelector('[role=status]')?.textContent).to.equal(
      'New alert, critical: Alert 1',
    );
  });

  it('takes older alerts that only moved up for no news', async () => {
    const { root, send } = await show(many(5, 10));
    await send([alert(1, 'warning', 5000), ...many(4, 10)]);
    expect(root.querySelector('[role=status]')?.textContent).to.equal('');
  });

  it('does not move what the reader looks at, nor leaves the top', async () => {
    const { root, send, all } = await show(many(40), { maxItems: 100 });
    const scroller = root.querySelector('.scroller') as HTMLElement;
    await send([...many(40), alert(200, 'critical', 0)]);
    expect(scroller.scrollTop).to.equal(0);
    scroller.scrollTop = 300;
    const row = all('li').find((item) => item.getBoundingClientRect().top > 0)!;
    const seen = all('li').find(
      (item) => item.getBoundingClientRect().top >= scroller.getBoundingClientRect().top,
    )!;
    const before = seen.getBoundingClientRect().top;
    await send([...many(40), alert(200, 'critical', 0), alert(201, 'critical', 0)]);
    expect(row.isConnected).to.equal(true);
    expect(seen.getBoundingClientRect().top).to.be.closeTo(before, 1);
    expect(scroller.scrollTop).to.be.greaterThan(300);
  });

  it('keeps the focus on an alert that moves, and on the list when it goes', async () => {
    const { element, root, send } = await show();
    root.querySelector<HTMLElement>('a')?.focus();
    const focused = root.activeElement;
    await send([...ALERTS, alert(5, 'critical', 0)]);
    expect(root.activeElement === focused, 'the focus stays').to.equal(true);
    await send([alert(3, 'warning', 20)]);
    expect(root.activeElement?.className).to.equal('scroller');
    expect(document.activeElement === element, 'the focus stays inside').to.equal(true);
    await send([alert(4, 'warning', 20)]);
    expect(root.activeElement?.className, 'also with the next answer').to.equal('scroller');
  });

  it('counts the time on', async () => {
    const { element, texts } = await show();
    const { now } = Date;
    Date.now = () => now() + 60 * 60_000;
    element.requestUpdate();
    await element.updateComplete;
    Date.now = now;
    expect(texts('time')[0]).to.equal('1 hour ago');
  });

  it('reads other spellings, and shows a date that is none as it is', async () => {
    const answer = {
      alerts: [
        { id: 'a', title: 'A', severity: 'P1', created_at: minutesAgo(3) },
        { id: 'a', title: 'B', severity: 'odd', createdAt: 'yesterday evening' },
        { title: 'C', createdAt: Date.now() },
      ],
    };
    const { texts, all } = await show(answer);
    expect(texts('.facts')).to.deep.equal([
      'P1 3 minutes ago',
      'Info now',
      'Odd yesterday evening',
    ]);
    expect(all('li')[0]?.className).to.contain('danger');
  });

  it('names what it expected when the shape is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [
        'x',
        'Expected [{id, title, severity, description?, createdAt, url?}], but got the text "x"',
      ],
      [{ rows: [] }, 'an object with rows'],
      [[5], 'at /0, but got the number 5'],
      [[{ id: 1 }], 'Expected a text at /0/title, but got nothing'],
      [[{ title: 'a', createdAt: {} }], 'Expected a date at /0/createdAt'],
      [[{ title: 'a', severity: [] }], '/0/severity'],
    ];
    for (const [answer, message] of wrong) {
      const { context } = await show(answer as JsonObject);
      expect(context.lastStatus).to.equal('error');
      expect(context.lastMessage).to.contain(message);
    }
  });

  it('exports what it shows', async () => {
    const { element } = await show([ALERTS[1]!]);
    const created = ALERTS[1]!['createdAt'] as string;
    expect(element.exportData()).to.deep.equal({
      columns: ['id', 'title', 'severity', 'description', 'createdAt', 'url'],
      rows: [['2', 'Alert 2', 'critical', 'Disk full', created, '/alerts/2']],
    });
    expect((await show([])).element.exportData()).to.equal(undefined);
  });

  it('follows the locale and the direction', async () => {
    const { texts, all } = await show(
      ALERTS,
      undefined,
      { locale: 'ar-EG' },
      { dir: 'rtl', width: 400 },
    );
    expect(texts('time')[0]).to.match(/^قبل/);
    const icon = all('li > svg')[0]?.getBoundingClientRect().left ?? 0;
    expect(icon).to.be.greaterThan(all('.title')[0]?.getBoundingClientRect().right ?? Infinity);
  });

  it('leaves nothing behind', async () => {
    const { element, context } = await show();
    element.remove();
    expect(context.open).to.equal(0);
  });

  it('validates its config', () => {
    expect(validateConfig({ severity_filter: 'critical', max_items: 5 })).to.deep.equal([]);
    expect(validateConfig({ max_items: 0 })[0]?.path).to.equal('/max_items');
    expect(validateConfig({ order: 'a' })[0]?.message).to.equal('must be one of severity, newest');
  });
});
