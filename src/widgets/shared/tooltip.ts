import type { TooltipItem } from './chart.js';
import type { ChartTheme } from './chart-theme.js';

export interface TooltipTexts {
  readonly title: (items: readonly TooltipItem<'bar' | 'line' | 'doughnut'>[]) => string;
  readonly label: (item: TooltipItem<'bar' | 'line'>) => string;
}

/** A tooltip that looks like the other raised surfaces of the theme. */
export function tooltipOptions(
  theme: ChartTheme,
  callbacks: object & Partial<TooltipTexts>,
): object {
  return {
    backgroundColor: theme.raised,
    titleColor: theme.text,
    bodyColor: theme.text,
    borderColor: theme.border,
    borderWidth: 1,
    padding: 8,
    cornerRadius: 6,
    boxPadding: 4,
    boxWidth: 8,
    boxHeight: 8,
    caretSize: 0,
    caretPadding: 8,
    titleFont: { family: theme.font, size: 12, weight: 600 },
    bodyFont: { family: theme.font, size: 12 },
    rtl: theme.rtl,
    textDirection: theme.rtl ? 'rtl' : 'ltr',
    callbacks,
  };
}
