/** The host of an address on another site; undefined for one on this site, or without a site. */
export function otherSiteOf(url: string): string | undefined {
  const target = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
  return target?.host && target.origin !== location.origin ? target.host : undefined;
}
