import type { JsonObject } from '../../model/json.js';

/** The user and the surroundings of the dashboard, as the host knows them; all optional. */
export interface HostContext {
  /** The user. Widgets see only the `role` and `tier`, which quick actions may require. */
  readonly user?: JsonObject;
  readonly tenant?: string;
  /** BCP 47 tag. Default: the page's language, else the browser's. */
  readonly locale?: string;
  /** IANA name. Default: the browser's. */
  readonly timeZone?: string;
  readonly permissions?: readonly string[];
  /**
   * Pictures that dashboards and catalogs name: from another site they are loaded when the user
   * asks for each, or always with `any`. Loading one tells that site who reads the page. Default:
   * `same-origin`.
   */
  readonly images?: 'same-origin' | 'any';
}
