import type { JsonObject } from '../../model/json.js';

/** What the host tells about its user; all optional. */
export interface HostContext {
  /** Widgets learn only its `role` and `tier`, which quick actions may require. */
  readonly user?: JsonObject;
  readonly tenant?: string;
  /** BCP 47. Default: the page's language, else the browser's. */
  readonly locale?: string;
  /** IANA name. Default: the browser's. */
  readonly timeZone?: string;
  readonly permissions?: readonly string[];
}
