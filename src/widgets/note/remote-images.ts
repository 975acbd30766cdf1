import { isExternal } from '../shared/lists/safe-url.js';
import { strings } from '../shared/strings.js';

/**
 * Replaces the pictures of other sites by buttons that load them: a site learns who reads the page
 * when it is asked for a picture, so its reader decides.
 */
export function holdRemoteImages(fragment: DocumentFragment): void {
  for (const image of fragment.querySelectorAll('img')) {
    const url = image.getAttribute('src') ?? '';
    if (isExternal(url)) {
      hold(image, new URL(url, document.baseURI).host);
    }
  }
}

function hold(image: HTMLImageElement, site: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'remote';
  const name = document.createElement('bdi');
  name.textContent = image.alt || strings.picture;
  const source = document.createElement('bdi');
  source.textContent = strings.showPictureOf(site);
  button.append(name, ' ', source);
  button.addEventListener('click', (event) => {
    // In a link, the press is for the picture.
    event.preventDefault();
    button.replaceWith(image);
    // The focus stays here, and screen readers hear the picture.
    image.tabIndex = -1;
    image.focus();
  });
  image.replaceWith(button);
}
