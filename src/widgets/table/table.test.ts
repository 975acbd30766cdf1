import { expect, waitUntil } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import Table, { validateConfig } from './table.js';

const ROWS: JsonValue = Array.from({ length: 23 }, (_entry, index) => ({
  name: `sensor ${index}`,
  status: index % 3 === 0 ? 'offline' : 'online',
  messages: (23 - index) * 1000,
  last_seen: `2026-01-${String(index + 1).padStart(2, '0')}`,
}));

async function show(
  answer: JsonValue = ROWS,
  config: JsonObject = { limit: 10, sortBy: 'last_seen', filterStatus: '' },
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = { width: 500, height: 300 },
) {
  const context = fakeContext(fields, answer);
  const element = createWidgetElement(Table, context, config);
  const box = await mount(element, place);
  const root = element.shadowRoot as ShadowRoot;
  const column = (index: number): string[] =>
    [...root.querySelectorAll('tbody tr')].map(
      (row) => row.children[index]?.textContent?.trim() ?? '',
    );
  const click = async (selector: string, index = 0): Promise<void> => {
    root.querySelectorAll<HTMLElement>(selector)[index]?.click();
    await element.updateComplete;
  };
  const range = (): string => root.querySelector('[role=status]')?.textContent ?? '';
  return { element, context, box, root, column, click, range };
}

describe('table', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows one page, the newest first', async () => {
    const { column, range, context, root } = await show();
    expect(context.lastStatus).to.equal('ready');
    expect(column(0)).to.have.length(10);
    expect(column(3)[0]).to.equal('Jan 23, 2026');
    expect(range()).to.equal('1–10 of 23');
    expect(root.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).to.equal('descending');
  });

  it('sorts by a click on a heading, then the other way', async () => {
    const { column, click, root } = await show();
    await click('.sort', 2);
    expect(column(2).slice(0, 2)).to.deep.equal(['1,000', '2,000']);
    expect(root.querySelectorAll('th[aria-sort]')).to.have.length(1);
    await click('.sort', 2);
    expect(column(2)[0]).to.equal('23,000');
  });

  it('turns pages and stops at the ends', async () => {
    const { column, click, range, root } = await show();
    const [back, forth] = [...root.querySelectorAll<HTMLButtonElement>('.page')];
    expect(back?.ariaDisabled).to.equal('true');
    await click('.page', 1);
    await click('.page', 1);
    expect(range()).to.equal('21–23 of 23');
    expect(column(0)).to.have.length(3);
    expect([back?.ariaDisabled, forth?.ariaDisabled]).to.deep.equal(['false', 'true']);
    await click('.page', 0);
    expect(range()).to.equal('11–20 of 23');
  });

  it('filters, from the first page on, and says when nothing matches', async () => {
    const { element, root, click, column, range } = await show();
    await click('.page', 1);
    const input = root.querySelector('input') as HTMLInputElement;
    const type = async (text: string): Promise<void> => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
    };
    await type('sensor 2');
    expect(column(0)).to.deep.equal(['sensor 22', 'sensor 21', 'sensor 20', 'sensor 2']);
    expect(range()).to.equal('1–4 of 4');
    await type('nothing');
    expect(root.querySelector('.none')?.textContent).to.equal('No row matches the filter.');
    expect(range()).to.equal('0–0 of 0');
  });

  it('offers to take a filter back when fewer rows come', async () => {
    const { element, context, root, column } = await show();
    const type = async (text: string): Promise<void> => {
      const input = root.querySelector('input') as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
    };
    await type('sensor 22');
    const data = (ROWS as JsonValue[]).slice(0, 8);
    context.send({ status: 'success', data, updatedAt: 2 });
    await element.updateComplete;
    expect(root.querySelector('.none')?.textContent).to.equal('No row matches the filter.');
    await type('');
    expect(column(0)).to.have.length(8);
  });

  it('keeps rows of one status, with a dot that tells it', async () => {
    const { column, range, root } = await show(ROWS, { filter_status: 'offline', limit: 5 });
    expect(new Set(column(1))).to.deep.equal(new Set(['offline']));
    expect(range()).to.equal('1–5 of 8');
    expect(root.querySelectorAll('.dot.danger')).to.have.length(5);
  });

  it('shows chosen columns, and the total of the source', async () => {
    const answer = { rows: (ROWS as JsonObject[]).slice(0, 3), total: 4000 };
    const { root, range } = await show(answer, { columns: ['messages', { key: 'name' }] });
    const headings = [...root.querySelectorAll('th')].map((cell) => cell.textContent?.trim());
    expect(headings).to.deep.equal(['Messages', 'Name']);
    expect(root.querySelector('td')?.className).to.equal('end');
    expect(range()).to.equal('1–3 of 4,000');
    expect(root.querySelector('input')).to.equal(null);
  });

  it('sorts as a changed config says, and forgets the click', async () => {
    const { element, click, column } = await show();
    await click('.sort', 0);
    element.config = { limit: 10, sortBy: 'messages', sortDirection: 'desc' };
    await element.updateComplete;
    expect(column(2)[0]).to.equal('23,000');
  });

  it('keeps the page when fresh data comes, or the last that there is', async () => {
    const { element, context, click, range } = await show();
    await click('.page', 1);
    context.send({ status: 'success', data: [...(ROWS as JsonObject[])] });
    await element.updateComplete;
    expect(range()).to.equal('11–20 of 23');
    context.send({ status: 'success', data: (ROWS as JsonObject[]).slice(0, 11) });
    await click('.page', 1);
    context.send({ status: 'success', data: (ROWS as JsonObject[]).slice(0, 4) });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('tbody tr')).to.have.length(4);
  });

  it('scrolls inside, with the headings in sight, and can be scrolled by keyboard', async () => {
    const { root, box } = await show(ROWS, { limit: 20 }, {}, { width: 254, height: 124 });
    const scroller = root.querySelector('.scroller') as HTMLElement;
    expect(scroller.scrollWidth).to.be.greaterThan(scroller.clientWidth);
    expect(scroller.tabIndex).to.equal(0);
    expect(scroller.getAttribute('aria-label')).to.equal('Title');
    scroller.scrollTop = 100;
    const heading = root.querySelector('th')?.getBoundingClientRect().top ?? 0;
    expect(heading).to.be.closeTo(scroller.getBoundingClientRect().top, 1);
    expect(box.scrollHeight).to.equal(124);
    expect(scroller.clientHeight).to.be.greaterThan(70);
  });

  it('follows the locale, the time zone and the direction', async () => {
    const rows = [
      { site: 'a', n: 1234.5, at: '2026-01-02T23:30:00Z' },
      { site: 'b', n: 2, at: '2026-01-02T23:30:00Z' },
    ];
    const { element, context, column, root } = await show(
      rows,
      {},
      { locale: 'de-DE', timeZone: 'Europe/Berlin' },
      { width: 400, height: 200, dir: 'rtl' },
    );
    expect(column(1)).to.deep.equal(['1.234,5', '2,0']);
    expect(column(2)[0]).to.equal('03.01.2026, 00:30');
    const cells = [...root.querySelectorAll('tbody td')].map((cell) =>
      cell.getBoundingClientRect(),
    );
    expect(cells[0]?.left).to.be.greaterThan(cells[1]?.left ?? Infinity);
    context.change({ locale: 'ar-EG' });
    await element.updateComplete;
    expect(column(1)[1]).to.equal('٢٫٠');
  });

  it('links to safe addresses, and only to these', async () => {
    const rows = [
      { site: 'https://www.example.org/', doc: { url: '/docs/1', label: 'Manual' } },
      { site: 'https://example.org/b', doc: { url: 'javascript:alert(1)', label: 'Bad' } },
    ];
    const { root, column } = await show(rows, {});
    const links = [...root.querySelectorAll<HTMLAnchorElement>('td a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([
      ['example.org', 'https://www.example.org/'],
      ['Manual', '/docs/1'],
      ['example.org/b', 'https://example.org/b'],
    ]);
    expect(links[0]?.target).to.equal('_blank');
    expect(column(1)).to.deep.equal(['Manual', 'Bad']);
    const named = await show([{ mail: 'mailto:a@example.org', file: 'a.pdf' }], {
      columns: [{ key: 'mail', type: 'link' }, { key: 'file', type: 'link' }, { key: 'none' }],
    });
    expect([...named.root.querySelectorAll('td a')].map((link) => link.textContent)).to.deep.equal([
      'a@example.org',
      'a.pdf',
    ]);
  });

  it('filters by the status of a field that is not shown', async () => {
    const rows = [
      { name: 'a', state: 'Online' },
      { name: 'b', state: 'offline' },
    ];
    const { column } = await show(rows, { columns: ['name'], filterStatus: 'online' });
    expect(column(0)).to.deep.equal(['a']);
  });

  it('exports all rows that the filter keeps, as they are, in the order that is shown', async () => {
    const { element, root } = await show(ROWS, {
      columns: ['name', 'messages'],
      sortBy: 'messages',
    });
    const input = root.querySelector('input') as HTMLInputElement;
    input.value = 'sensor 2';
    input.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(element.exportData()).to.deep.equal({
      columns: ['Name', 'Messages'],
      rows: [
        ['sensor 22', 1000],
        ['sensor 21', 2000],
        ['sensor 20', 3000],
        ['sensor 2', 21000],
      ],
    });
    const links = await show([{ a: { url: 'https://example.org', label: 'x' }, b: null }], {});
    expect(links.element.exportData()?.rows).to.deep.equal([['https://example.org', null]]);
  });

  it('can be sorted, filtered and paged by keyboard', async () => {
    const { root, element, range } = await show();
    const stops = [...root.querySelectorAll<HTMLElement>('input, .scroller, button')];
    for (const stop of stops) {
      stop.focus();
      expect(root.activeElement === stop, 'the focus is on the stop').to.equal(true);
      expect(stop.getAttribute('aria-label') || stop.textContent?.trim()).not.to.equal('');
    }
    const next = stops[stops.length - 1] as HTMLButtonElement;
    next.click();
    await element.updateComplete;
    expect(range()).to.equal('11–20 of 23');
    expect(root.activeElement, 'turning a page keeps the focus').to.equal(next);
  });

  describe('in a box of any height', () => {
    /** Waits until the rows no longer change from frame to frame. */
    const settled = async (root: ShadowRoot): Promise<void> => {
      let before = -1;
      await waitUntil(async () => {
        await new Promise(requestAnimationFrame);
        const now = root.querySelectorAll('tbody tr').length;
        const isSame = now === before;
        before = now;
        return isSame;
      });
    };
    const many: JsonValue = Array.from({ length: 240 }, (_entry, index) => ({
      name: `row ${index}`,
      count: index,
    }));
    const config = { limit: 7, sortBy: 'count' };

    for (const height of [124, 240, 380, 500, 747, 1000.5]) {
      it(`has as many rows as there is room for, and none cut off: ${height} pixels`, async () => {
        const place = { width: 500, height };
        const { root, range } = await show(many, config, {}, place);
        await settled(root);
        const scroller = root.querySelector('.scroller') as HTMLElement;
        const rows = [...root.querySelectorAll('tbody tr')];
        const last = rows[rows.length - 1]!.getBoundingClientRect();
        const free = scroller.getBoundingClientRect().bottom - last.bottom;
        expect(rows.length).to.be.at.least(7);
        expect(range()).to.equal(`1–${rows.length} of 240`);
        if (rows.length > 7) {
          expect(free).to.be.within(0, last.height);
          expect(scroller.scrollHeight).to.equal(scroller.clientHeight);
        } else {
          expect(free).to.be.below(last.height);
        }
      });
    }

    it('keeps the row in sight in full screen and back', async () => {
      const { root, box, range, click, column } = await show(
        many,
        config,
        {},
        { width: 500, height: 240 },
      );
      await click('.page', 1);
      await click('.page', 1);
      expect(range()).to.equal('15–21 of 240');
      box.style.height = '800px';
      await settled(root);
      expect(column(0).length).to.be.above(15);
      expect(column(0)).to.include('row 14');
      await click('.page', 1);
      await click('.page', 0);
      expect(column(0)).to.include('row 14');
      box.style.height = '240px';
      await settled(root);
      expect(column(0)).to.have.length(7);
    });

    it('goes through all pages without losing or repeating a row', async () => {
      const { root, column, click } = await show(many, config, {}, { width: 500, height: 500 });
      await settled(root);
      const seen = column(0);
      while (root.querySelectorAll('.page')[1]!.ariaDisabled !== 'true') {
        await click('.page', 1);
        seen.push(...column(0));
      }
      expect(seen).to.deep.equal(Array.from({ length: 240 }, (_entry, index) => `row ${index}`));
    });

    it('keeps the focus that was on its pager, when all rows fit and at the last page', async () => {
      const { root, box, click } = await show(ROWS, config, {}, { width: 500, height: 240 });
      await settled(root);
      root.querySelectorAll<HTMLElement>('.page')[1]!.focus();
      while (root.querySelectorAll('.page')[1]!.ariaDisabled !== 'true') {
        await click('.page', 1);
      }
      await settled(root);
      expect(root.activeElement?.className).to.equal('page');
      box.style.height = '1200px';
      await waitUntil(() => !root.querySelector('.page'), 'the pager has gone');
      await settled(root);
      expect(root.activeElement?.className).to.equal('scroller');
      box.style.height = '240px';
      await waitUntil(() => root.querySelector('.page'), 'the pager is back');
      expect(root.activeElement?.className).to.equal('scroller');
    });

    it('keeps its filter and its range where all rows fit', async () => {
      const { root, range } = await show(ROWS, { limit: 5 }, {}, { width: 500, height: 900 });
      await settled(root);
      expect(range()).to.equal('1–23 of 23');
      expect(root.querySelector('.filter')).not.to.equal(null);
      expect(root.querySelector('.page')).to.equal(null);
    });

    it('causes no error of the page when the size changes', async () => {
      const problems: string[] = [];
      const onError = ({ message }: ErrorEvent): void => void problems.push(message);
      addEventListener('error', onError);
      const { root, box } = await show(ROWS, { limit: 5 }, {}, { width: 180, height: 200 });
      for (const height of [900, 300, 1200, 80]) {
        box.style.height = `${height}px`;
        await settled(root);
      }
      removeEventListener('error', onError);
      expect(problems).to.deep.equal([]);
    });

    it('has the rows of the screen on paper', async () => {
      const { root, element, box, column } = await show(many, config, {}, { height: 500 });
      await settled(root);
      const before = column(0);
      element.toggleAttribute('data-printing', true);
      box.style.height = '2000px';
      await settled(root);
      expect(column(0)).to.deep.equal(before);
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible when it is large, in the ${theme} theme`, async () => {
        const { root, box } = await show(many, config, { theme }, { width: 900, height: 700 });
        await settled(root);
        await expect(box).to.be.accessible();
      });
    }
  });

  it('stays fast with ten thousand rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_entry, index) => ({
      name: `sensor ${(index * 7919) % 10_000}`,
      status: index % 3 === 0 ? 'offline' : 'online',
      messages: (index * 104_729) % 9973,
      last_seen: new Date(1.7e12 + index * 60_000).toISOString(),
    }));
    const { root, element, range, column } = await show(rows, { limit: 50, sortBy: 'name' });
    expect(range()).to.equal('1–50 of 10,000');
    expect(column(0).slice(0, 3)).to.deep.equal(['sensor 0', 'sensor 1', 'sensor 2']);
    const input = root.querySelector('input') as HTMLInputElement;
    const type = async (text: string): Promise<number> => {
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await element.updateComplete;
      return performance.now() - start;
    };
    let sorts = 0;
    const { sort } = Array.prototype;
    Array.prototype.sort = function count(this: unknown[], ...args: Parameters<typeof sort>) {
      if (this.length > 1000) {
        sorts += 1;
      }
      return sort.apply(this, args);
    } as typeof sort;
    try {
      await type('sensor 1');
      const again = await type('sensor 12');
      expect(again, 'milliseconds for a letter').to.be.lessThan(150);
      expect(range()).to.equal('1–50 of 111');
      expect(sorts, 'typing sorts nothing').to.equal(0);
      root.querySelectorAll<HTMLElement>('.page')[1]?.click();
      await element.updateComplete;
      expect(sorts, 'nor does turning a page').to.equal(0);
      root.querySelectorAll<HTMLElement>('.sort')[2]?.click();
      await element.updateComplete;
      expect(sorts).to.equal(1);
    } finally {
      Array.prototype.sort = sort;
    }
  });

  it('leaves nothing behind', async () => {
    const { element, context } = await show();
    element.remove();
    expect(context.open).to.equal(0);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const { box } = await show(ROWS, undefined, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    const config = { limit: 10, columns: ['a', { key: 'b', type: 'date' }], sort_by: 'a' };
    expect(validateConfig(config)).to.deep.equal([]);
    expect(validateConfig({ limit: 0 })[0]?.path).to.equal('/limit');
    expect(validateConfig({ columns: [5] })[0]?.path).to.match(/^\/columns\/0/);
  });
});
