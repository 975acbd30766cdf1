import { expect } from '@open-wc/testing';
import { faded, readChartTheme } from './chart-theme.js';

/** The contrast of two colours by the formula of WCAG. */
function contrast(first: string, second: string): number {
  const luminance = (color: string): number => {
    const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = channels.map((c) =>
      c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('chart theme', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`has ${scheme} colours that stand out from the ground`, () => {
      const theme = readChartTheme(document.body, scheme);
      for (const color of [...theme.palette, ...Object.values(theme.tones)]) {
        expect(contrast(color, theme.ground), color).to.be.at.least(3);
      }
      expect(contrast(theme.muted, theme.ground)).to.be.at.least(4.5);
      expect(new Set(theme.palette).size).to.equal(8);
    });
  }

  it('prefers the tokens of the page', () => {
    const element = document.createElement('div');
    element.style.setProperty('--dash-chart-2', ' rebeccapurple ');
    document.body.append(element);
    expect(readChartTheme(element, 'light').palette[1]).to.equal('rebeccapurple');
    element.remove();
  });

  it('fades a colour in a way that a canvas understands', () => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) {
      throw new Error('there is no canvas');
    }
    context.fillStyle = faded('#ff0000', 0.5);
    context.fillRect(0, 0, 1, 1);
    const [red, , , alpha] = context.getImageData(0, 0, 1, 1).data;
    expect(red).to.be.greaterThan(250);
    expect(alpha).to.be.within(126, 129);
  });
});
