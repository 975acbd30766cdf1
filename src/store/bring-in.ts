import { adoptStored } from '../model/change/adopt-stored.js';
import { isNewerSchema } from '../model/migrate.js';
import type { Dashboard } from '../model/types.js';
import { storageError } from '../storage/storage-error.js';
import type { ViewedDocument, ViewedDocumentOptions } from './viewed-document.js';

/** Brings the document that others `stored`, or their removal of it, into one that is viewed. */
export function bringIn(
  viewed: ViewedDocument,
  stored: Dashboard | undefined,
  { emit, changed, removed }: ViewedDocumentOptions,
): void {
  if (!stored) {
    if (viewed.isStored) {
      viewed.isStored = false;
      removed();
    }
    return;
  }
  const previous = viewed.document;
  viewed.isStored = true;
  if (isNewerSchema(stored)) {
    viewed.readOnly = true;
    viewed.document = stored;
    const { code, message } = storageError('newer-schema');
    emit({ type: 'notice', code, message });
  } else {
    const { dashboard, changes } = adoptStored(previous, stored);
    viewed.document = dashboard;
    if (changes.length > 0) {
      emit({ type: 'change', changes, origin: 'remote', previous, dashboard });
    }
  }
  changed();
}
