import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { WidgetElement, WidgetManifest } from '../registry/types/index.js';
import builtInManifests from './manifests.js';
import { stickingOut } from './shared/testing/fits.js';
import { showWidget } from './testing/harness.js';
import { SAMPLES, type Sample } from './testing/samples.js';
import { bodyBoxes, type Box } from './testing/widget-sizes.js';

type WidgetClass = new () => LitElement & WidgetElement;

async function classOf(manifest: WidgetManifest): Promise<WidgetClass> {
  return (await manifest.load({ attempt: 1 })).default as unknown as WidgetClass;
}

function show(
  widget: WidgetClass,
  { answer, config }: Sample,
  size: Box,
  fields: object = {},
  dir = 'ltr',
) {
  return showWidget(widget, answer, config, { size, ...fields }, { ...size, dir });
}

describe('list, info and action widgets', () => {
  afterEach(() => document.body.replaceChildren());

  it('notices what sticks out', async () => {
    const widget = await classOf(builtInManifests.find(({ type }) => type === 'recent-items')!);
    const { element, root } = await show(widget, SAMPLES['recent-items']![0]!, {
      w: 2,
      h: 2,
      width: 154,
      height: 114,
    });
    expect(stickingOut(element)).to.deep.equal([]);
    root.querySelector<HTMLElement>('.title')!.style.whiteSpace = 'nowrap';
    expect(stickingOut(element)).not.to.deep.equal([]);
  });

  for (const manifest of builtInManifests.filter(({ type }) => type in SAMPLES)) {
    for (const sample of SAMPLES[manifest.type]!) {
      describe(`${manifest.type} with ${sample.name}`, () => {
        for (const dir of ['ltr', 'rtl']) {
          it(`fits into every box, ${dir}`, async () => {
            const widget = await classOf(manifest);
            const locale = dir === 'rtl' ? 'ar-EG' : 'de-DE';
            for (const size of bodyBoxes(manifest)) {
              const { element, box } = await show(widget, sample, size, { locale }, dir);
              const name = `${size.w} × ${size.h}, ${size.width} × ${size.height} pixels`;
              expect(stickingOut(element), name).to.deep.equal([]);
              expect(element.scrollWidth, name).to.be.at.most(Math.ceil(size.width));
              box.remove();
            }
          });
        }

        for (const theme of ['light', 'dark'] as const) {
          it(`is accessible from the smallest to the largest, ${theme}`, async () => {
            const widget = await classOf(manifest);
            for (const size of bodyBoxes(manifest).slice(0, 3)) {
              const { box } = await show(widget, sample, size, { theme });
              await expect(box).to.be.accessible();
              box.remove();
            }
          });
        }
      });
    }
  }
});
