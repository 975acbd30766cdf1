import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../model/json.js';
import { minutesAgo, showWidget } from '../testing/harness.js';
import ActivityTimeline, { validateConfig } from './activity-timeline.js';

const ACTIVITIES = [
  { id: 1, type: 'login', title: 'Signed in', severity: 'info', createdAt: minutesAgo(60) },
  {
    id: 2,
    type: 'deploy',
    title: 'Deployed',
    description: 'To production',
    severity: 'success',
    createdAt: minutesAgo(5),
    isRead: false,
    url: '/deploys/2',
  },
  { id: 3, type: 'job_failed', severity: 'error', createdAt: minutesAgo(3000), isRead: true },
];

function show(
  answer: unknown = ACTIVITIES,
  config: JsonObject = {},
  ...rest: [] | [object] | [object, object]
) {
  return showWidget(ActivityTimeline, answer, config, ...rest);
}

describe('activity-timeline', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows both shapes, the newest first', async () => {
    for (const answer of [ACTIVITIES, { activities: ACTIVITIES }]) {
      const { texts, context } = await show(answer);
      expect(context.lastStatus).to.equal('ready');
      expect(texts('.title')).to.deep.equal(['Deployed', 'Signed in', 'Job failed']);
      expect(texts('time')).to.deep.equal(['5 minutes ago', '1 hour ago', '2 days ago']);
    }
  });

  it('tells the severity by colour and word, and what is unread', async () => {
    const { all, texts } = await show();
    expect(all('.dot').map(({ className }) => className)).to.deep.equal([
      'dot success',
      'dot info',
      'dot danger',
    ]);
    expect(texts('.visually-hidden')).to.deep.equal(['Success', 'Info', 'Error']);
    expect(all('li').map(({ className }) => className)).to.deep.equal(['unread', '', 'read']);
    expect(texts('.mark')).to.deep.equal(['Unread']);
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal(['/deploys/2']);
  });

  it('keeps to its limit and types', async () => {
    const { texts, element, context } = await show(ACTIVITIES, { limit: 1 });
    expect(texts('.title')).to.deep.equal(['Deployed']);
    element.config = { types: ['Login', 'job_failed'] };
    await element.updateComplete;
    expect(texts('.title')).to.deep.equal(['Signed in', 'Job failed']);
    element.config = { types: ['none'] };
    await element.updateComplete;
    expect(context.lastStatus).to.equal('empty');
    expect(context.lastMessage).to.equal('No activities yet.');
  });

  it('shows ten of many, and can be scrolled by keyboard', async () => {
    const many = Array.from({ length: 30 }, (_entry, index) => ({
      id: index,
      title: `a${index}`,
      createdAt: minutesAgo(index),
    }));
    const { all, root } = await show(many);
    expect(all('li')).to.have.length(10);
    const scroller = root.querySelector('.scroller') as HTMLElement;
    expect(scroller.scrollHeight).to.be.greaterThan(scroller.clientHeight);
    expect(scroller.tabIndex).to.equal(0);
    expect(scroller.getAttribute('aria-label')).to.equal('Title');
  });

  it('needs no title when there is a description', async () => {
    const { texts } = await show([{ description: 'Something', created_at: minutesAgo(1) }]);
    expect(texts('.title')).to.deep.equal(['Something']);
    expect(texts('.note')).to.deep.equal([]);
  });

  it('names what it expected when the shape is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [7, 'Expected [{id, type, title?, description, severity?, createdAt, isRead?, url?}]'],
      [{ activities: 5 }, 'at /activities, but got the number 5'],
      [{ activities: [[]] }, 'at /activities/0'],
      [[{ type: '', title: '' }], '/0/description'],
      [[{ type: 'a', isRead: 'yes' }], 'Expected true or false at /0/isRead'],
    ];
    for (const [answer, message] of wrong) {
      const { context } = await show(answer);
      expect(context.lastStatus).to.equal('error');
      expect(context.lastMessage).to.contain(message);
    }
  });

  it('exports what it shows', async () => {
    const { element } = await show(ACTIVITIES, { limit: 1 });
    expect(element.exportData()?.columns).to.include.members(['title', 'createdAt', 'isRead']);
    expect(element.exportData()?.rows).to.deep.equal([
      [
        '2',
        'deploy',
        'Deployed',
        'To production',
        'success',
        ACTIVITIES[1]!.createdAt,
        false,
        '/deploys/2',
      ],
    ]);
  });

  it('runs from right to left', async () => {
    const { all } = await show(ACTIVITIES, {}, { locale: 'he-IL' }, { dir: 'rtl' });
    const dot = all('.dot')[0]?.getBoundingClientRect().left ?? 0;
    expect(dot).to.be.greaterThan(all('.title')[0]?.getBoundingClientRect().right ?? Infinity);
    expect(all('time')[0]?.textContent).to.match(/לפני/);
  });

  it('validates its config', () => {
    expect(validateConfig({ limit: 5, types: ['a'] })).to.deep.equal([]);
    expect(validateConfig({ types: 'a' })[0]?.path).to.equal('/types');
    expect(validateConfig({ limit: 'a' })[0]?.path).to.equal('/limit');
  });
});
