import type { JsonSchema } from './config.js';
import type { WidgetManifest } from './manifest.js';

/**
 * One widget type as a server lists it: the static part of a manifest as JSON, and fields that only
 * the server knows. Missing fields have the defaults of a manifest.
 */
export interface CatalogListing extends Partial<
  Pick<
    WidgetManifest,
    | 'version'
    | 'aliases'
    | 'name'
    | 'description'
    | 'icon'
    | 'keywords'
    | 'author'
    | 'previewUrl'
    | 'badge'
    | 'defaultTitle'
    | 'size'
    | 'overflow'
    | 'preset'
    | 'maxInstances'
    | 'hidden'
    | 'deprecated'
    | 'defaultConfig'
    | 'scopes'
    | 'moduleUrl'
  >
> {
  readonly type: string;
  /** An unknown category counts as `custom`. */
  readonly category?: string;
  readonly configSchema?: JsonSchema;
  readonly ownerId?: string;
  readonly isBuiltIn?: boolean;
  /** `iframe`: untrusted code, which never runs in the page. */
  readonly execMode?: 'component' | 'iframe';
  /** True if the user or the organization has installed it. */
  readonly installed?: boolean;
  /** False to leave it out of the catalog. */
  readonly isActive?: boolean;
  readonly versions?: readonly { readonly version: string; readonly status?: string }[];
}

/**
 * Lists widget types, for example `() => fetch('/api/v1/widgets').then((answer) => answer.json())`.
 */
export type CatalogSource = (options: {
  readonly signal: AbortSignal;
}) => Promise<readonly CatalogListing[]>;
