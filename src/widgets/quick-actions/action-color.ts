/** The colours that an action may have, by name; each is readable on the theme's background. */
const COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  blue: ['#2a5bd7', '#8ab0ff'],
  green: ['#13734a', '#5bd09b'],
  red: ['#bd2634', '#ff8b90'],
  orange: ['#a34a00', '#f2a15c'],
  yellow: ['#7a6200', '#dcc04c'],
  purple: ['#6f4fd6', '#b3a0ff'],
  pink: ['#a8378f', '#e58ad2'],
  teal: ['#0a7a66', '#46c9a5'],
  gray: ['#566275', '#a3afc0'],
  grey: ['#566275', '#a3afc0'],
};

const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;

/** The CSS colour of an action: a known name or a hex value, otherwise blue. */
export function actionColor(color: string, theme: 'light' | 'dark'): string {
  const name = color.trim().toLowerCase();
  if (HEX.test(name)) {
    return name;
  }
  const pair = Object.hasOwn(COLORS, name) ? COLORS[name]! : COLORS['blue']!;
  return pair[theme === 'dark' ? 1 : 0];
}
