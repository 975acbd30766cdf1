import { checkWidgetContract, mountWidget } from 'dash-grid/testing';
import { manifest } from './manifest.js';

function assertEqual(found: unknown, expected: unknown): void {
  if (found !== expected) {
    throw new Error(`Expected "${expected}", and found "${found}".`);
  }
}

const options = { query: { source: 'demo' }, sources: { demo: 1234.5 } };

describe('my-widget', () => {
  it('shows the number in the language of its user', async () => {
    const widget = await mountWidget(manifest, options);
    assertEqual(widget.text, '1,235 Total');
    await widget.setContext({ locale: 'de-DE' });
    assertEqual(widget.text, '1.235 Total');
    widget.unmount();
  });

  it('follows its settings', async () => {
    const widget = await mountWidget(manifest, options);
    await widget.setConfig({ label: 'Orders', decimals: 1 });
    assertEqual(widget.text, '1,234.5 Orders');
    widget.unmount();
  });

  it('says when it has no source, no data, or an error', async () => {
    const widget = await mountWidget(manifest);
    assertEqual(widget.status, 'unconfigured');
    await widget.setContext({ query: { source: 'demo' } });
    assertEqual(widget.status, 'error');
    await widget.setSources({ demo: null });
    assertEqual(widget.status, 'empty');
    await widget.setSources({ demo: 'text' });
    assertEqual(widget.message, 'The data source must give a number.');
    widget.unmount();
  });

  it('keeps the widget contract', async () => {
    await checkWidgetContract(manifest, options);
  }).timeout(30_000);
});
