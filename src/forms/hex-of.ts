const BLACK = '#000000';

/** Converts a CSS colour for `<input type="color">`; black for other texts and for transparency. */
export function hexOf(colour: string): string {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) {
    return BLACK;
  }
  canvas.fillStyle = colour;
  return canvas.fillStyle.startsWith('#') ? canvas.fillStyle : BLACK;
}
