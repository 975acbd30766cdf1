const BLACK = '#000000';

/** A CSS colour as `<input type="color">` knows it; black for what is none, or has transparency. */
export function hexOf(colour: string): string {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) {
    return BLACK;
  }
  canvas.fillStyle = colour;
  return canvas.fillStyle.startsWith('#') ? canvas.fillStyle : BLACK;
}
