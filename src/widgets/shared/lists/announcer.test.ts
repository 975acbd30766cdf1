import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { Announcer } from './announcer.js';

describe('Announcer', () => {
  const { setTimeout: set, clearTimeout: clear } = window;
  let waiting: (() => void) | undefined;
  let host: ReactiveControllerHost;

  beforeEach(() => {
    waiting = undefined;
    window.setTimeout = ((run: () => void) => {
      waiting = run;
      return 7;
    }) as unknown as typeof window.setTimeout;
    window.clearTimeout = () => (waiting = undefined);
    host = {
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    };
  });
  afterEach(() => {
    window.setTimeout = set;
    window.clearTimeout = clear;
  });

  const make = () => {
    const announced: string[] = [];
    const announcer = new Announcer<string>(host, (news) => {
      announced.push(news.join('+'));
      return news.join('+');
    });
    return { announcer, announced };
  };

  it('tells the first at once, and what follows in one sentence', () => {
    const { announcer, announced } = make();
    announcer.announce(['a']);
    expect(announcer.text).to.equal('a');
    announcer.announce(['b']);
    announcer.announce(['c', 'd']);
    expect(announced).to.deep.equal(['a']);
    waiting?.();
    expect(announced).to.deep.equal(['a', 'b+c+d']);
    expect(announcer.text).to.equal('b+c+d');
  });

  it('says nothing when there is no news, and speaks at once after a quiet time', () => {
    const { announcer, announced } = make();
    announcer.announce([]);
    announcer.announce(['a']);
    waiting?.();
    announcer.announce(['b']);
    expect(announced).to.deep.equal(['a', 'b']);
  });

  it('leaves no timer behind', () => {
    const { announcer, announced } = make();
    announcer.announce(['a']);
    announcer.announce(['b']);
    announcer.hostDisconnected();
    expect(waiting).to.equal(undefined);
    announcer.announce(['c']);
    expect(announced).to.deep.equal(['a', 'c']);
  });
});
