import { expect } from '@open-wc/testing';
import { showWidget } from '../testing/harness.js';
import HealthScore, { validateConfig } from './health-score.js';

const HEALTH = {
  score: 86.4,
  indicators: [
    { label: 'api_latency', status: 'ok', value: '120 ms' },
    { label: 'Queue', status: 'critical', value: 12040 },
    { label: 'Backups', status: 'healthy' },
  ],
};

function show(answer: unknown = HEALTH, fields: object = {}, place: object = {}) {
  return showWidget(HealthScore, answer, {}, fields, { width: 560, height: 116, ...place });
}

describe('health-score', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the score as a meter, and its indicators', async () => {
    const { text, texts, all, context } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(text('.score')).to.equal('86');
    const meter = all('[role=meter]')[0]!;
    expect(meter.getAttribute('aria-valuenow')).to.equal('86.4');
    expect(meter.getAttribute('aria-valuetext')).to.equal('86.4, Healthy');
    expect(meter.getAttribute('aria-label')).to.equal('Title');
    expect(texts('li')).to.deep.equal([
      'Api latency Ok, 120 ms',
      'Queue Critical, 12,040',
      'Backups Healthy',
    ]);
    expect([...all('li svg')].map((icon) => icon.getAttribute('class'))).to.deep.equal([
      'tone success',
      'tone danger',
      'tone success',
    ]);
  });

  it('finds the status by the score, unless the answer tells it', async () => {
    const statusOf = async (answer: object): Promise<string> =>
      (await show(answer)).text('.status');
    expect(await statusOf({ score: 80 })).to.equal('Healthy');
    expect(await statusOf({ score: 79 })).to.equal('At risk');
    expect(await statusOf({ score: 10 })).to.equal('Critical');
    expect(await statusOf({ score: 99, status: 'degraded' })).to.equal('Degraded');
  });

  it('draws as much of the ring as there is', async () => {
    const reach = async (score: number): Promise<string | null | undefined> =>
      (await show({ score })).root.querySelector('.reach')?.getAttribute('stroke-dasharray');
    expect(await reach(50)).to.equal('50 100');
    expect(await reach(140)).to.equal('100 100');
    expect(await reach(0)).to.equal(undefined);
    expect(await reach(-5)).to.equal(undefined);
  });

  it('names what it expected when the shape is wrong', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      [5, 'Expected {score, status?, indicators: [{label, status, value?}]}'],
      [{ value: 1 }, 'an object with value'],
      [{ score: 'high' }, 'Expected a number at /score'],
      [{ score: 1, indicators: 'x' }, '/indicators'],
      [{ score: 1, indicators: [{ label: 'a' }] }, '/indicators/0/status'],
    ];
    for (const [answer, message] of wrong) {
      const { context } = await show(answer);
      expect(context.lastStatus).to.equal('error');
      expect(context.lastMessage).to.contain(message);
    }
  });

  it('exports what it shows', async () => {
    expect((await show()).element.exportData()).to.deep.equal({
      columns: ['label', 'status', 'value'],
      rows: [
        ['Score', 'Healthy', 86.4],
        ['Api latency', 'Ok', '120 ms'],
        ['Queue', 'Critical', 12040],
        ['Backups', 'Healthy', ''],
      ],
    });
  });

  it('runs from right to left, in the manner of the locale', async () => {
    const { all, text } = await show(HEALTH, { locale: 'ar-EG' }, { dir: 'rtl' });
    expect(text('.score')).to.equal('٨٦');
    const ring = all('.ring')[0]?.getBoundingClientRect().left ?? 0;
    expect(ring).to.be.greaterThan(all('li')[0]?.getBoundingClientRect().right ?? Infinity);
  });

  it('validates its config', () => {
    expect(validateConfig({ source: 'a' })).to.deep.equal([]);
    expect(validateConfig({ source: 5 })[0]?.path).to.equal('/source');
  });
});
