import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  applyChange,
  createDashboard,
  createWidget,
  diffDashboards,
  type Change,
  type Dashboard,
  type Rect,
  type Widget,
} from '../../src/model/index.js';
import {
  customerDashboards,
  RestStorage,
  userDashboard,
  widgetRecords,
  type Dialect,
} from '../../src/storage/index.js';
import type { Backend } from './doubles/backend.js';
import { CustomerBackend } from './doubles/customer-dashboards.js';
import { UserBackend } from './doubles/user-dashboard.js';
import { RecordBackend } from './doubles/widget-records.js';
import { Device } from './support/device.js';

/** One step of a history: an edit, or sending what is unsent. */
interface Step {
  readonly kind: 'add' | 'remove' | 'undo' | 'title' | 'content' | 'move' | 'name' | 'send';
  readonly which: number;
  readonly value: number;
}

/** The fate of one request. */
type Fate = 'well' | 'lost-before' | 'lost-after' | 'half-body' | 'crashed' | 'closed';

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind']>(
    ...(['add', 'add', 'remove', 'undo', 'title', 'content', 'move', 'name', 'send'] as const),
  ),
  which: fc.nat(7),
  value: fc.nat(5),
});
const anyFate = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Fate>('well') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Fate>('lost-before', 'lost-after', 'half-body', 'crashed', 'closed'),
  },
);

interface Subject {
  readonly dialect: () => Dialect;
  readonly backend: () => Backend & { countWidgets(): number };
  readonly id: string;
  readonly types: readonly string[];
  /** The fields that an edit writes. */
  readonly content: 'config' | 'query';
  readonly isNamed: boolean;
}

class Customer extends CustomerBackend {
  countWidgets(): number {
    return [...this.dashboards.values()].reduce((sum, { widgets }) => sum + widgets.size, 0);
  }
}

class User extends UserBackend {
  countWidgets(): number {
    return this.layout?.items.length ?? 0;
  }
}

class Records extends RecordBackend {
  countWidgets(): number {
    return this.widgets.size;
  }
}

const SUBJECTS: Readonly<Record<string, Subject>> = {
  customerDashboards: {
    dialect: () => customerDashboards,
    backend: () => new Customer(),
    id: '1',
    types: ['gauge', 'table'],
    content: 'config',
    isNamed: true,
  },
  userDashboard: {
    dialect: () => userDashboard(),
    backend: () => new User({ answersIds: false }),
    id: 'default',
    types: ['revenue', 'orders', 'map', 'notes'],
    content: 'config',
    isNamed: false,
  },
  widgetRecords: {
    dialect: () =>
      widgetRecords({
        dashboardUrl: (id) => `/dashboards/${id}`,
        actionRequest: (action, id = '') => ({
          url: `/actions/${action}${id && `/${encodeURIComponent(id)}`}`,
        }),
      }),
    backend: () => new Records(),
    id: 'main',
    types: ['gauge', 'table'],
    content: 'query',
    isNamed: false,
  },
};

/** The changes of a step, of what the document allows. */
function changesOf(
  { kind, which, value }: Step,
  dashboard: Dashboard,
  removed: readonly Widget[],
  subject: Subject,
): Change[] {
  const ids = Object.keys(dashboard.widgets);
  const id = ids[which % ids.length];
  const rect: Rect = { x: value % 3, y: which, w: 1 + (value % 2), h: 1 };
  const free = (type: string): boolean =>
    subject.dialect().refusal!(dashboard, addition(createWidget({ type }), rect)) === undefined;
  switch (kind) {
    case 'add': {
      const type = subject.types[which % subject.types.length]!;
      // Several widgets with the same content at the same place may be told apart by nothing.
      const widget = createWidget({ type, title: ` T${value % 2} `, [subject.content]: { n: 1 } });
      return free(type) ? [addition(widget, rect)] : [];
    }
    case 'undo': {
      const widget = removed.at(-1);
      return widget && !dashboard.widgets[widget.id] && free(widget.type)
        ? [addition(widget, rect)]
        : [];
    }
    case 'name':
      return subject.isNamed ? [{ type: 'dashboard.update', set: { '/name': `N${value} ` } }] : [];
    case 'send':
      return [];
    default:
      return id === undefined ? [] : editsOf(kind, id, value, rect, subject);
  }
}

/** The changes of a widget that is there. */
function editsOf(
  kind: 'remove' | 'title' | 'content' | 'move',
  id: string,
  value: number,
  rect: Rect,
  subject: Subject,
): Change[] {
  switch (kind) {
    case 'remove':
      return [{ type: 'widget.remove', id }];
    case 'title':
      return [{ type: 'widget.update', id, set: { '/title': `U${value}` } }];
    case 'content':
      return [{ type: 'widget.update', id, set: { [`/${subject.content}/v`]: value } }];
    case 'move':
      return [{ type: 'layout.set', breakpoint: 'lg', rects: { [id]: rect } }];
  }
}

function addition(widget: Widget, rect: Rect): Change {
  return { type: 'widget.add', widget, rects: { lg: rect } };
}

/** The content that a user sees, under our ids. */
function contentOf({ widgets, layouts, name }: Dashboard, { content }: Subject) {
  const shown = Object.values(widgets).map((widget) => [
    widget.id,
    { type: widget.type, title: widget.title.trim(), content: widget[content] ?? {} },
  ]);
  return { name: name.trim(), widgets: Object.fromEntries(shown) as object, layout: layouts['lg'] };
}

describe('histories of one device, with lost answers and closed pages', () => {
  for (const [name, subject] of Object.entries(SUBJECTS)) {
    it(`${name} ends with what the user made, and no widget twice`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { minLength: 4, maxLength: 24 }),
          fc.infiniteStream(anyFate),
          async (steps, fates) => {
            await run(subject, steps, fates[Symbol.iterator]());
          },
        ),
        { numRuns: 60 },
      );
    }).timeout?.(60_000);
  }
});

async function run(subject: Subject, steps: readonly Step[], fates: Iterator<Fate>) {
  const backend = subject.backend();
  let isCalm = true;
  let isClosed = false;
  async function fetchFaulty(url: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(url, init);
    const fate = isCalm ? 'well' : (fates.next().value as Fate);
    isClosed ||= fate === 'closed';
    if (fate === 'lost-before') {
      throw new TypeError('Failed to fetch');
    }
    const response = await backend.handle(request);
    switch (fate) {
      case 'lost-after':
      case 'closed':
        throw new TypeError('Failed to fetch');
      case 'half-body':
        return new Response('{"id": ');
      case 'crashed':
        return new Response('Internal Server Error', { status: 500 });
      default:
        return response;
    }
  }
  const connect = (): RestStorage =>
    new RestStorage({
      baseUrl: 'https://backend.example',
      dialect: subject.dialect(),
      fetch: fetchFaulty as typeof fetch,
    });
  const device = new Device(connect(), subject.id);
  if (subject.isNamed) {
    await device.storage.create(createDashboard({ name: 'Board' }));
  }
  await device.load();
  isCalm = false;
  let document = device.base;
  const removed: Widget[] = [];

  /** Sends one mutation until it is taken; a page that is closed loses all but what is stored. */
  async function send(): Promise<void> {
    const changes = diffDashboards(device.base, document);
    for (let tries = 0; tries < 200 && changes.length > 0; tries++) {
      try {
        const result = await device.try(changes);
        expect(result.status).to.equal('applied');
        document = device.base;
        return;
      } catch (error) {
        expect(error).to.have.property('code').that.is.oneOf(['offline', 'server-failed']);
      }
      if (isClosed) {
        isClosed = false;
        device.storage = connect();
      }
    }
  }

  for (const step of steps) {
    if (step.kind === 'send') {
      await send();
      continue;
    }
    for (const change of changesOf(step, document, removed, subject)) {
      if (change.type === 'widget.remove') {
        removed.push(document.widgets[change.id]!);
      }
      document = applyChange(document, change);
    }
  }
  const wanted = contentOf(document, subject);
  await send();
  isCalm = true;
  const stored = await connect().load(subject.id, { ids: device.ids });
  expect(contentOf(stored!, subject)).to.deep.equal(wanted);
  expect(backend.countWidgets()).to.equal(Object.keys(document.widgets).length);
}
